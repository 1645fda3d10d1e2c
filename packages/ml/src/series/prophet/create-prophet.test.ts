import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { initSync, Prophet } from '@bsull/augurs/prophet';
import { optimizer } from '@bsull/augurs-prophet-wasmstan';
import { beforeAll, describe, expect, it } from 'vitest';
import reference from '../fixtures/prophet.json' with { type: 'json' };
import { createProphet, type ProphetModules, TooShortError } from '../index.ts';

const dayMs = 86_400_000;
const { start, horizon } = reference;
const n = reference.y.length - horizon;
const warmth = Float64Array.from(reference.warmth);
const train = {
  values: Float64Array.from(reference.y.slice(0, n)),
  start,
  stepMs: dayMs,
  seasons: [7],
  known: [warmth.subarray(0, n)],
};
const festival = new Map([['festival', reference.festival.map((day) => start + day * dayMs)]]);
const modules: ProphetModules = { Prophet, optimizer };

beforeAll(() => {
  const folder = dirname(createRequire(import.meta.url).resolve('@bsull/augurs/prophet'));
  initSync({ module: readFileSync(join(folder, 'prophet_bg.wasm')) });
});

describe('createProphet', () => {
  it('forecasts with a regressor and holidays within 1 % of prophet of R, intervals within 10 %', () => {
    const { point, variance } = createProphet(modules, { holidays: festival })
      .fit(train)
      .forecast(horizon, [warmth.subarray(n)]);
    reference.yhat.forEach((expected, i) => {
      expect(Math.abs((point[i] as number) / expected - 1)).toBeLessThan(0.01);
      const width = 2 * 1.2815515655 * Math.sqrt(variance?.[i] ?? 0);
      expect(Math.abs(width / (reference.width80[i] as number) - 1)).toBeLessThan(0.1);
    });
  });

  it('gives the same result each time, also with missing values, and none below zero on request', () => {
    const values = train.values
      .slice(0, 60)
      .map((value, i) => (i % 9 === 4 ? Number.NaN : value - 200));
    const short = { ...train, values, known: [], nonNegative: true };
    const once = createProphet(modules).fit(short).forecast(20);
    expect(createProphet(modules).fit(short).forecast(20)).toEqual(once);
    expect(Math.min(...once.point)).toBeGreaterThanOrEqual(0);
    expect(once.variance?.every((value) => value > 0)).toBe(true);
  });

  it('says when the history is too short or a regressor is missing', () => {
    const short = { ...train, values: Float64Array.of(1), known: [] };
    expect(() => createProphet(modules).fit(short)).toThrow(TooShortError);
    const fitted = createProphet(modules).fit({
      ...train,
      values: train.values.slice(0, 30),
      known: [warmth.subarray(0, 30)],
    });
    expect(() => fitted.forecast(3)).toThrow(RangeError);
  });
});
