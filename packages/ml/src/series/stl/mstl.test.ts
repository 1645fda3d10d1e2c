import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numeric/index.ts';
import monthly from '../fixtures/monthly.json' with { type: 'json' };
import reference from '../fixtures/stl.json' with { type: 'json' };
import {
  decomposeMstl,
  decomposeStl,
  drift,
  ets,
  mstl,
  seasonalNaive,
  TooShortError,
} from '../index.ts';

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    most = Math.max(most, Math.abs((a[i] as number) - (b[i] as number)));
  }
  return most;
};
const airPassengers = Float64Array.from(monthly[0]?.values ?? []);
const history = (values: ArrayLike<number>, seasons: number[]) => ({
  values: Float64Array.from(values),
  start: 0,
  stepMs: 3_600_000,
  seasons,
});

describe('STL and MSTL', () => {
  it('splits AirPassengers as stl of R does', () => {
    for (const { seasonWindow, robust, trend, seasonal } of reference.stl) {
      const parts = decomposeStl(airPassengers, 12, {
        seasonWindow: typeof seasonWindow === 'number' ? seasonWindow : 'periodic',
        robust,
      });
      // With weights R takes another order statistic than the median when the count is even.
      const tolerance = robust ? 0.1 : 1e-7;
      expect(furthest(parts.trend, trend)).toBeLessThan(tolerance);
      expect(furthest(parts.seasonal, seasonal)).toBeLessThan(tolerance);
    }
  });

  it('splits two seasons as mstl of R does, and the parts add up', () => {
    const { values, trend, seasonal24, seasonal168 } = reference.mstl;
    const parts = decomposeMstl(Float64Array.from(values), [24, 168]);
    expect(furthest(parts.trend, trend)).toBeLessThan(1e-7);
    expect(furthest(parts.seasonals[0]?.values ?? [], seasonal24)).toBeLessThan(1e-7);
    expect(furthest(parts.seasonals[1]?.values ?? [], seasonal168)).toBeLessThan(1e-7);
    const sum = parts.trend.map(
      (value, i) =>
        value +
        (parts.remainder[i] as number) +
        parts.seasonals.reduce((total, season) => total + (season.values[i] as number), 0),
    );
    expect(furthest(sum, values)).toBeLessThan(1e-9);
  });

  it('is not moved by outliers when robust', () => {
    const spoilt = Float64Array.from(airPassengers);
    spoilt[70] = 5_000;
    const clean = decomposeStl(airPassengers, 12, { robust: true });
    const robust = decomposeStl(spoilt, 12, { robust: true });
    const plain = decomposeStl(spoilt, 12);
    expect(furthest(robust.trend, clean.trend)).toBeLessThan(10);
    expect(furthest(plain.trend, clean.trend)).toBeGreaterThan(50);
  });

  it('forecasts as stlf of R does', () => {
    for (const series of monthly) {
      const { point } = mstl({ seasonWindows: [11] })
        .fit(history(series.values.slice(0, -12), [12]))
        .forecast(12);
      series.stlf.mean.forEach((expected, i) => {
        expect(Math.abs((point[i] as number) / expected - 1), series.name).toBeLessThan(2e-3);
      });
    }
  });

  it('beats the seasonal naive on two seasons, also with gaps', () => {
    const random = createRandom(2);
    const values = reference.mstl.values.map((value) =>
      random.next() < 0.05 ? Number.NaN : value,
    );
    const train = history(values.slice(0, -48), [24, 168]);
    const actual = reference.mstl.values.slice(-48);
    const error = (point: Float64Array) =>
      point.reduce((sum, value, i) => sum + Math.abs(value - (actual[i] as number)), 0);
    const ours = mstl({ adjusted: ets({ models: 'fast' }) }).fit(train);
    expect(ours.description).toContain('STL[24][168]');
    expect(error(ours.forecast(48).point)).toBeLessThan(
      0.85 * error(seasonalNaive().fit(train).forecast(48).point),
    );
  });

  it('gives 80 % intervals that hold about 80 % of independent noise around two seasons', () => {
    const random = createRandom(8);
    let held = 0;
    for (let round = 0; round < 20; round++) {
      const values = Array.from(
        { length: 24 * 40 + 24 },
        (_, i) =>
          5 * Math.sin((i * Math.PI) / 12) + 3 * Math.cos((i * Math.PI) / 84) + random.normal(),
      );
      const { point, variance } = mstl({ adjusted: ets({ models: 'fast' }) })
        .fit(history(values.slice(0, -24), [24, 168]))
        .forecast(24);
      values.slice(-24).forEach((actual, i) => {
        const width = 1.2816 * Math.sqrt(variance?.[i] ?? 0);
        if (Math.abs(actual - (point[i] as number)) < width) held++;
      });
    }
    expect(held / (20 * 24)).toBeGreaterThan(0.76);
    expect(held / (20 * 24)).toBeLessThan(0.86);
  });

  it('leaves out seasons that are longer than the data allow', () => {
    const fitted = mstl({ adjusted: drift() }).fit(history(airPassengers, [12, 100]));
    expect(fitted.description).toContain('STL[12] ');
    expect(
      mstl({ adjusted: drift() })
        .fit(history([1, 2, 4], [12]))
        .forecast(2).point,
    ).toEqual(Float64Array.of(5.5, 7));
    expect(() => decomposeStl(airPassengers, 72)).toThrow(TooShortError);
    expect(() => mstl().fit(history([1, 2, 4], [12]))).toThrow(TooShortError);
    expect(() => mstl().fit(history(new Array(60).fill(Number.NaN), [12]))).toThrow(TooShortError);
  });

  it('keeps a constant constant', () => {
    const { point } = mstl()
      .fit(history(new Array(60).fill(5), [12]))
      .forecast(4);
    point.forEach((value) => {
      expect(value).toBeCloseTo(5, 9);
    });
  });
});
