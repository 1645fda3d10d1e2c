import { describe, expect, it } from 'vitest';
import { type PixelPoint, simplifyLine } from './simplify-line.ts';

describe('simplifyLine', () => {
  it('drops what does not show and keeps what does', () => {
    const line: PixelPoint[] = [
      [0, 0],
      [5, 0.2],
      [10, 0],
      [10, 10],
    ];
    expect(simplifyLine(line, 0.5)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
    ]);
  });

  it('keeps a ring, which ends where it starts', () => {
    const ring: PixelPoint[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    expect(simplifyLine(ring, 0.5)).toEqual(ring);
  });
});
