import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numeric/index.ts';
import { TooShortError } from '../forecaster.ts';
import { arima } from './arima.ts';

interface Reference {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly period: number;
  readonly order: readonly [number, number, number];
  readonly seasonal: readonly [number, number, number];
  readonly constant: boolean;
  readonly regressors: readonly (readonly number[])[];
  readonly ahead: readonly (readonly number[])[];
  readonly logLikelihood: number;
  readonly coefficients: readonly number[];
  readonly point: readonly number[];
  readonly deviation: readonly number[];
}

const references: readonly Reference[] = JSON.parse(
  readFileSync(new URL('./fixtures/fixed-orders.json', import.meta.url), 'utf8'),
);
const historyOf = (values: Float64Array, seasons: readonly number[] = []) => ({
  values,
  start: 0,
  stepMs: 3_600_000,
  seasons,
});
const columnsOf = (columns: readonly (readonly number[])[]) =>
  columns.map((column) => Float64Array.from(column));

describe('arima', () => {
  it.each(references)('agrees with R in likelihood, coefficients and forecasts: $name', (one) => {
    const values = Float64Array.from(one.values, (value) => value ?? Number.NaN);
    const fitted = arima({
      order: one.order,
      seasonal: one.seasonal,
      season: one.period,
      constant: one.constant,
    }).fit({ ...historyOf(values), known: columnsOf(one.regressors) });
    expect(Math.abs(fitted.logLikelihood - one.logLikelihood)).toBeLessThan(1e-3);
    const ours = [...fitted.coefficients, ...fitted.regression];
    expect(ours).toHaveLength(one.coefficients.length);
    one.coefficients.forEach((theirs, k) => {
      const size = Math.max(1, Math.abs(theirs));
      expect(Math.abs((ours[k] ?? Number.NaN) - theirs) / size).toBeLessThan(1e-3);
    });
    const { point, variance } = fitted.forecast(one.point.length, columnsOf(one.ahead));
    one.point.forEach((theirs, h) => {
      const deviation = one.deviation[h] ?? Number.NaN;
      expect(Math.abs((point[h] ?? Number.NaN) - theirs) / deviation).toBeLessThan(1e-3);
      expect(Math.sqrt(variance?.[h] ?? Number.NaN) / deviation).toBeCloseTo(1, 3);
    });
  });

  it('forecasts over a gap at the end as over steps further ahead', () => {
    const values = Float64Array.from(references[0]?.values ?? [], (value) => value ?? Number.NaN);
    const model = arima({ order: [0, 1, 1], seasonal: [0, 1, 1], season: 12 });
    const whole = model.fit(historyOf(values.slice(0, -5))).forecast(17);
    const gapped = values.slice();
    gapped.fill(Number.NaN, -5);
    const after = model.fit(historyOf(gapped)).forecast(12);
    for (let h = 0; h < 12; h++) {
      expect(after.point[h]).toBeCloseTo(whole.point[h + 5] ?? Number.NaN, 10);
      expect(after.variance?.[h]).toBeCloseTo(whole.variance?.[h + 5] ?? Number.NaN, 10);
    }
  });

  it('is surer of the next value when the last ones were not missing', () => {
    const random = createRandom(5);
    let level = 0;
    const values = Float64Array.from({ length: 200 }, () => {
      level += random.normal();
      return level + 2 * random.normal();
    });
    const model = arima({ order: [0, 1, 1] });
    const first = () => {
      const fitted = model.fit(historyOf(values));
      return (fitted.forecast(1).variance?.[0] ?? Number.NaN) / fitted.variance;
    };
    const sure = first();
    values.fill(Number.NaN, 194, 199);
    expect(first()).toBeGreaterThan(sure * 1.05);
  });

  it('finds what a regressor does although the errors wander', () => {
    const random = createRandom(6);
    let error = 0;
    const rain = Float64Array.from({ length: 300 }, () => random.normal());
    const values = rain.map((x) => {
      error += random.normal();
      return 3 * x + error;
    });
    const fitted = arima({ order: [0, 1, 0] }).fit({ ...historyOf(values), known: [rain] });
    expect(fitted.regression[0]).toBeCloseTo(3, 0);
    const wet = fitted.forecast(1, [Float64Array.of(2)]).point[0] ?? Number.NaN;
    const dry = fitted.forecast(1, [Float64Array.of(0)]).point[0] ?? Number.NaN;
    expect(wet - dry).toBeCloseTo(2 * (fitted.regression[0] ?? Number.NaN), 10);
    expect(() => fitted.forecast(2, [Float64Array.of(1)])).toThrow(RangeError);
  });

  it('says when a history is too short for the order', () => {
    const model = arima({ order: [1, 0, 0], seasonal: [0, 1, 1], season: 12 });
    expect(() => model.fit(historyOf(new Float64Array(14)))).toThrow(TooShortError);
    expect(() => model.fit(historyOf(new Float64Array(9).fill(Number.NaN)))).toThrow(TooShortError);
  });
});
