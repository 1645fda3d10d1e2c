import { describe, expect, it } from 'vitest';
import { bandPath, chartScale, linePath } from './chart-scale.ts';

describe('chartScale', () => {
  const scale = chartScale({ from: 0, to: 10, top: 50 });

  it('puts the first moment left, the last right, nothing at the bottom and the top below the edge', () => {
    expect([scale.x(0), scale.x(10), scale.y(0)]).toEqual([0, 100, 100]);
    expect(scale.y(50)).toBeGreaterThan(0);
  });

  it('draws lines and bands, and nothing of nothing', () => {
    expect(
      linePath(
        [
          { at: 0, value: 0 },
          { at: 10, value: 0 },
        ],
        scale,
      ),
    ).toBe('M0 100L100 100');
    expect(bandPath([{ at: 0, lower: 0, upper: 53 }], scale)).toBe('M0 0L0 100Z');
    expect([linePath([], scale), bandPath([], scale)]).toEqual(['', '']);
  });

  it('begins at another value where change matters more than size', () => {
    const near = chartScale({ from: 0, to: 10, top: 50, bottom: 40 });
    expect([near.y(40), near.y(30)]).toEqual([100, 100]);
    expect(near.y(45)).toBeLessThan(scale.y(45) + 50);
    expect(near.y(50)).toBeGreaterThan(0);
  });

  it('does not divide by nothing when all is one moment and no amount', () => {
    const flat = chartScale({ from: 5, to: 5, top: 0 });
    expect(Number.isFinite(flat.x(5)) && Number.isFinite(flat.y(0))).toBe(true);
  });
});
