import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mase, naiveScale } from '../../evaluate/index.ts';
import { createRandom } from '../../numeric/index.ts';
import { type FittedForecaster, TooShortError } from '../forecaster.ts';
import { seasonalNaive } from '../seasonal-naive.ts';
import { autoArima } from './auto-arima.ts';

interface Reference {
  readonly name: string;
  readonly period: number;
  readonly values: readonly (number | null)[];
  readonly order: readonly number[];
  readonly aicc: number;
  readonly regressors?: readonly (readonly number[])[];
}

interface HeldOut extends Reference {
  readonly actual: readonly number[];
  readonly point: readonly number[];
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));
const heldOut: readonly HeldOut[] = read('auto');
const known: readonly Reference[] = read('auto-known');

const historyOf = (values: ArrayLike<number>, seasons: readonly number[] = []) => ({
  values: Float64Array.from(values),
  start: 0,
  stepMs: 3_600_000,
  seasons,
});
/** Fitted once for all tests. */
const fitted = new Map<string, FittedForecaster>();
const fit = (one: Reference): FittedForecaster => {
  const kept = fitted.get(one.name);
  if (kept) return kept;
  const found = autoArima().fit({
    ...historyOf(numbersOf(one), one.period > 1 ? [one.period] : []),
    known: (one.regressors ?? []).map((column) => Float64Array.from(column)),
  });
  fitted.set(one.name, found);
  return found;
};
const numbersOf = ({ values }: Reference) =>
  Float64Array.from(values, (value) => value ?? Number.NaN);

/** An hourly series of counts with a day in it. */
const hours = (length: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  let error = 0;
  return Float64Array.from({ length }, (_, t) => {
    error = 0.6 * error + 2 * random.normal();
    const day = 8 * Math.sin((2 * Math.PI * t) / 24) + 3 * Math.cos((4 * Math.PI * t) / 24);
    return Math.max(0, 20 + day + error);
  });
};

describe('autoArima', () => {
  it('errs on held-out years no more than 2 % above auto.arima of R, and less than snaive', () => {
    let ours = 0;
    let theirs = 0;
    let naive = 0;
    for (const one of heldOut) {
      const history = historyOf(numbersOf(one), [one.period]);
      const scale = naiveScale(history.values, one.period);
      ours += mase(one.actual, fit(one).forecast(12).point, scale);
      theirs += mase(one.actual, one.point, scale);
      naive += mase(one.actual, seasonalNaive().fit(history).forecast(12).point, scale);
    }
    expect(heldOut).toHaveLength(11);
    expect(ours / theirs).toBeLessThan(1.02);
    expect(ours).toBeLessThan(naive);
  });

  it.each([...heldOut, ...known])('finds an AICc as low as that of R: $name', (one) => {
    const found = fit(one);
    expect('aicc' in found ? found.aicc : Number.NaN).toBeLessThan(one.aicc + 0.01);
  });

  it('keeps the day of an hourly series, with gaps, in few evaluations', () => {
    const values = hours(24 * 14, 1);
    const whole = autoArima({ maxEvaluations: 3_000 }).fit(historyOf(values, [24]));
    const gapped = values.slice();
    gapped.fill(Number.NaN, 100, 130);
    gapped[300] = Number.NaN;
    const mended = autoArima({ maxEvaluations: 3_000 }).fit(historyOf(gapped, [24]));
    const expected = whole.forecast(48);
    const found = mended.forecast(48);
    for (let h = 0; h < 48; h++) {
      const spread = Math.sqrt(expected.variance?.[h] ?? Number.NaN);
      const apart = Math.abs((found.point[h] ?? Number.NaN) - (expected.point[h] ?? Number.NaN));
      expect(apart).toBeLessThan(1.5 * spread);
    }
  });

  it('chooses harmonics of two seasons instead of a long state', () => {
    const values = hours(24 * 21, 2);
    for (let t = 0; t < values.length; t++) {
      values[t] = (values[t] as number) + 4 * Math.sin((2 * Math.PI * t) / 168);
    }
    const fitted = autoArima({ fourier: 'auto' }).fit(historyOf(values, [24, 168]));
    expect(fitted.description).toMatch(/Fourier \[[2-4], [1-3]\]/);
    expect(fitted.forecast(168).point).toHaveLength(168);
    expect(fitted.forecast(24)).toEqual(fitted.forecast(24));
  });

  it('never throws for ordinary data, however little', () => {
    const cases: [string, ArrayLike<number>, number[]][] = [
      ['one value', [5], [24]],
      ['two values', [5, 7], []],
      ['five values', [5, 7, 6, 9, 4], [7]],
      ['all equal', new Float64Array(60).fill(3), [12]],
      ['all zero', new Float64Array(60), [12]],
      ['a straight line', Float64Array.from({ length: 50 }, (_, t) => 2 * t + 1), [7]],
      ['a parabola', Float64Array.from({ length: 50 }, (_, t) => t * t), [7]],
      ['only a season', Float64Array.from({ length: 60 }, (_, t) => t % 12), [12]],
      ['half a season', hours(15, 3), [24]],
      ['one season', hours(30, 3), [24, 168]],
      ['mostly gaps', hours(80, 4).map((x, t) => (t % 3 === 0 ? x : Number.NaN)), [24]],
      ['hardly a value', hours(300, 4).map((x, t) => (t % 50 === 0 ? x : Number.NaN)), [24]],
      ['two weeks away', hours(400, 4).map((x, t) => (t % 360 > 40 ? Number.NaN : x)), [24]],
      ['one phase never', hours(120, 4).map((x, t) => (t % 24 === 3 ? Number.NaN : x)), [24]],
      ['one event', Float64Array.from({ length: 90 }, (_, t) => (t === 40 ? 1 : 0)), [7]],
    ];
    for (const [name, values, seasons] of cases) {
      for (const fourier of [undefined, 'auto'] as const) {
        const history = { ...historyOf(values, seasons), nonNegative: true };
        const { point, variance } = autoArima({ fourier }).fit(history).forecast(10);
        expect(
          point.every((value) => value >= 0 && Number.isFinite(value)),
          name,
        ).toBe(true);
        expect(
          variance?.every((value) => value >= 0),
          name,
        ).toBe(true);
      }
    }
    const empty = historyOf(new Float64Array(4).fill(Number.NaN));
    expect(() => autoArima().fit(empty)).toThrow(TooShortError);
  });

  it('goes on along a straight line and around a season', () => {
    const line = Float64Array.from({ length: 50 }, (_, t) => 2 * t + 1);
    expect(autoArima().fit(historyOf(line)).forecast(3).point[2]).toBeCloseTo(105, 6);
    const season = Float64Array.from({ length: 60 }, (_, t) => t % 12);
    const { point } = autoArima()
      .fit(historyOf(season, [12]))
      .forecast(12);
    point.forEach((value, h) => {
      expect(value).toBeCloseTo(h, 6);
    });
  });

  it('bears regressors that repeat each other, stand still or have gaps', () => {
    const values = hours(96, 7);
    const heat = hours(96, 8);
    const known = [
      heat,
      heat,
      new Float64Array(96).fill(1),
      heat.map((x, t) => (t < 5 ? Number.NaN : x)),
    ];
    const fitted = autoArima().fit({ ...historyOf(values, [24]), known });
    const ahead = known.map((column) => column.slice(0, 6));
    expect(fitted.forecast(6, ahead).point.every(Number.isFinite)).toBe(true);
  });
});
