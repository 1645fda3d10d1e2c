import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntervalForecast } from './intervals.ts';
import { reconcile } from './reconcile.ts';

const around = (...values: number[]): IntervalForecast => {
  const point = Float64Array.from(values);
  const moved = (by: number) => point.map((value) => Math.max(0, value + by));
  return { point, lower80: moved(-2), upper80: moved(2), lower95: moved(-4), upper95: moved(4) };
};

/** A city of two zones with two and three wards. */
const city = { parts: [[1, 2], [3, 4], [5, 6, 7], [], [], [], [], []] };

describe('reconcile', () => {
  it('makes every whole the exact sum of its parts, non-negative, whatever was forecast', () => {
    const value = fc.double({ min: 0, max: 1e4, noNaN: true });
    const variance = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 8, maxLength: 8 }),
        fc.array(variance, { minLength: 8, maxLength: 8 }),
        fc.constantFrom('wls' as const, 'ols' as const, 'bottom-up' as const),
        (values, variances, method) => {
          const made = reconcile(
            city,
            values.map((v) => around(v)),
            variances,
            { method },
          );
          const at = (node: number) => made[node]?.point[0] as number;
          const size = Math.max(1, at(0));
          expect(Math.abs(at(0) - at(1) - at(2)) / size).toBeLessThan(1e-12);
          expect(Math.abs(at(1) - at(3) - at(4)) / size).toBeLessThan(1e-12);
          expect(Math.abs(at(2) - at(5) - at(6) - at(7)) / size).toBeLessThan(1e-12);
          for (const { point, lower95 } of made) {
            expect(Math.min(...point, ...lower95)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('leaves alone what already adds up', () => {
    const [whole, a, b] = reconcile(
      { parts: [[1, 2], [], []] },
      [around(10), around(4), around(6)],
      [1, 2, 3],
    );
    expect(whole?.point[0]).toBeCloseTo(10, 9);
    expect(a?.point[0]).toBeCloseTo(4, 9);
    expect(b?.upper80[0]).toBeCloseTo(8, 9);
  });

  it('moves most what is least sure, in the ratio of the variances', () => {
    const [whole, a, b] = reconcile(
      { parts: [[1, 2], [], []] },
      [around(16), around(4), around(6)],
      [1, 1, 4],
    );
    // Six are missing below; variances 1, 1 and 4 share them.
    expect(whole?.point[0]).toBeCloseTo(15, 9);
    expect(a?.point[0]).toBeCloseTo(5, 9);
    expect(b?.point[0]).toBeCloseTo(10, 9);
  });

  it('refuses a hierarchy that is none', () => {
    const two = [around(1), around(1)];
    expect(() => reconcile({ parts: [[1], [0]] }, two, [1, 1])).toThrow('part of itself');
    expect(() => reconcile({ parts: [[1, 1], []] }, two, [1, 1])).toThrow('twice');
    expect(() => reconcile({ parts: [[1], []] }, two, [1])).toThrow('2 nodes');
  });
});
