import { describe, expect, it } from 'vitest';
import monthly from './fixtures/monthly.json' with { type: 'json' };
import { drift, naive, TooShortError, theta } from './index.ts';

const horizon = 12;
const history = (values: readonly number[], seasons: number[] = [12]) => ({
  values: Float64Array.from(values),
  start: 0,
  stepMs: 3_600_000,
  seasons,
});

describe('theta and drift', () => {
  it('gives the forecasts of thetaf of R', () => {
    for (const series of monthly) {
      const { point, variance } = theta()
        .fit(history(series.values.slice(0, -horizon)))
        .forecast(horizon);
      series.theta.mean.forEach((expected, i) => {
        expect(Math.abs((point[i] as number) / expected - 1), series.name).toBeLessThan(2e-3);
      });
      expect(variance?.every((value) => value > 0)).toBe(true);
    }
  });

  it('gives the drift forecasts and intervals of rwf of R', () => {
    for (const series of monthly) {
      const { point, variance } = drift()
        .fit(history(series.values.slice(0, -horizon)))
        .forecast(horizon);
      series.drift.mean.forEach((expected, i) => {
        expect(point[i]).toBeCloseTo(expected, 6);
        const upper = (point[i] as number) + 1.2815515655 * Math.sqrt(variance?.[i] ?? 0);
        expect(Math.abs(upper - (series.drift.upper80[i] as number))).toBeLessThan(
          0.02 * (upper - expected),
        );
      });
    }
  });

  it('bridges missing values, also at the end', () => {
    const line = Array.from({ length: 40 }, (_, i) => (i % 7 === 3 || i > 37 ? Number.NaN : 5 + i));
    expect(drift().fit(history(line)).forecast(1).point[0]).toBeCloseTo(45, 9);
    expect(naive().fit(history(line)).forecast(1).point[0]).toBe(42);
    const ahead = theta().fit(history(line)).forecast(5).point;
    expect(ahead.every((value) => value > 40 && value < 52)).toBe(true);
  });

  it('takes negative and zero values with an additive season', () => {
    const wave = Array.from({ length: 60 }, (_, i) => Math.round(10 * Math.sin((i * Math.PI) / 6)));
    const fitted = theta().fit(history(wave));
    expect(fitted.description).toContain('additive');
    const { point } = fitted.forecast(12);
    expect(point[3] as number).toBeGreaterThan(8);
    const counts = theta().fit({
      ...history(wave.map((value) => Math.max(0, value))),
      nonNegative: true,
    });
    expect(Math.min(...counts.forecast(12).point)).toBeGreaterThanOrEqual(0);
  });

  it('says when the history is too short', () => {
    expect(() => naive().fit(history([]))).toThrow(TooShortError);
    expect(() => drift().fit(history([4]))).toThrow(TooShortError);
    expect(() => theta().fit(history([4, 5, 6]))).toThrow(TooShortError);
    expect(
      naive()
        .fit(history([4]))
        .forecast(2),
    ).toEqual({ point: Float64Array.of(4, 4) });
  });
});
