import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drift,
  ets,
  type Forecaster,
  mstl,
  naive,
  seasonalNaive,
  TooShortError,
  theta,
} from './index.ts';

const forecasters: readonly Forecaster[] = [
  naive(),
  drift(),
  seasonalNaive(),
  theta(),
  ets(),
  ets({ models: 'fast' }),
  mstl(),
  mstl({ adjusted: drift() }),
];

const value = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -5, max: 40 }) },
  { weight: 2, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
  { weight: 2, arbitrary: fc.constant(0) },
);

describe('every forecaster', () => {
  it.each(forecasters.map((one) => [one.name, one] as const))(
    '%s gives finite forecasts or says that the history is too short',
    (_, forecaster) => {
      fc.assert(
        fc.property(
          fc.array(value, { maxLength: 60 }),
          fc.constantFrom([], [2], [7], [4, 12], [30], [24, 168]),
          fc.boolean(),
          (values, seasons, nonNegative) => {
            const history = {
              values: Float64Array.from(values),
              start: 0,
              stepMs: 3_600_000,
              seasons,
              nonNegative,
            };
            const before = Float64Array.from(history.values);
            try {
              const { point, variance } = forecaster.fit(history).forecast(30);
              expect(point.length).toBe(30);
              expect(point.every(Number.isFinite)).toBe(true);
              expect((variance ?? []).every((one) => Number.isFinite(one) && one >= 0)).toBe(true);
              if (nonNegative) expect(Math.min(...point)).toBeGreaterThanOrEqual(0);
            } catch (error) {
              if (!(error instanceof TooShortError)) throw error;
            }
            expect(history.values).toEqual(before);
          },
        ),
        { numRuns: 60, seed: 7 },
      );
    },
  );

  it('forecasts counts that are mostly zero near their mean', () => {
    const values = Float64Array.from({ length: 24 * 28 }, (_, i) => (i % 11 === 0 ? 1 : 0));
    for (const forecaster of [ets(), ets({ models: 'fast' }), mstl(), theta()]) {
      const { point } = forecaster
        .fit({ values, start: 0, stepMs: 3_600_000, seasons: [24, 168], nonNegative: true })
        .forecast(24);
      const mean = point.reduce((sum, one) => sum + one, 0) / 24;
      expect(mean, forecaster.name).toBeGreaterThan(0.03);
      expect(mean, forecaster.name).toBeLessThan(0.25);
    }
  });
});
