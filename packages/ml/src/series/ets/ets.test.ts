import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numeric/index.ts';
import models from '../fixtures/ets-models.json' with { type: 'json' };
import monthly from '../fixtures/monthly.json' with { type: 'json' };
import { ets, seasonalNaive, selectEts, TooShortError } from '../index.ts';
import type { EtsModel } from './ets-model.ts';
import { EtsFilter } from './filter.ts';
import { FreeParameters } from './free-parameters.ts';

const horizon = 12;
const history = (values: ArrayLike<number>, seasons: number[] = [12]) => ({
  values: Float64Array.from(values),
  start: Date.UTC(2000, 0, 1),
  stepMs: 2_629_800_000,
  seasons,
});
const error = (forecast: ArrayLike<number>, actual: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    sum += Math.abs((forecast[i] as number) - (actual[i] as number));
  }
  return sum / actual.length;
};
const airPassengers = monthly[0]?.values ?? [];

const modelOf = ({ model, damped }: (typeof models)[number]): EtsModel => ({
  error: model[0] === 'M' ? 'M' : 'A',
  trend: model[1] === 'N' ? 'N' : damped ? 'Ad' : 'A',
  season: model[2] === 'M' ? 'M' : model[2] === 'A' ? 'A' : 'N',
});

describe('ets', () => {
  it('forecasts AirPassengers and ten hospital series within 2 % of the errors of R, or better', () => {
    let ours = 0;
    let theirs = 0;
    let naive = 0;
    for (const series of monthly) {
      const train = history(series.values.slice(0, -horizon));
      const actual = series.values.slice(-horizon);
      const snaive = error(seasonalNaive().fit(train).forecast(horizon).point, actual);
      ours += error(ets().fit(train).forecast(horizon).point, actual) / snaive;
      theirs += error(series.ets.mean, actual) / snaive;
      naive += 1;
    }
    expect(ours / theirs).toBeLessThan(1.02);
    expect(ours).toBeLessThan(naive);
  });

  it('finds for every model a likelihood at least as high as R', () => {
    const train = Float64Array.from(airPassengers.slice(0, -horizon));
    for (const reference of models) {
      const fitted = selectEts(train, 12, { models: [modelOf(reference)] });
      expect(fitted.logLikelihood, reference.method).toBeGreaterThan(reference.loglik - 0.05);
      expect(fitted.aicc, reference.method).toBeLessThan(reference.aicc + 0.1);
    }
  });

  it('agrees with R on likelihood, forecasts and variances where the optimum is the same', () => {
    const train = history(airPassengers.slice(0, -horizon));
    for (const method of ['ETS(A,N,N)', 'ETS(M,N,N)', 'ETS(A,Ad,N)', 'ETS(M,Ad,M)']) {
      const reference = models.find((one) => one.method === method);
      if (!reference) throw new Error(`no reference for ${method}`);
      const { point, variance } = ets({ models: [modelOf(reference)] })
        .fit(train)
        .forecast(24);
      expect((point[23] as number) / (reference.mean[23] as number)).toBeCloseTo(1, 1);
      const deviation =
        ((reference.upper80[23] as number) - (reference.mean[23] as number)) / 1.2816;
      expect(Math.sqrt(variance?.[23] ?? 0) / deviation).toBeCloseTo(1, 1);
    }
  });

  it('has the derivatives that finite differences find', () => {
    const values = Float64Array.from(airPassengers.slice(0, 60));
    values[20] = Number.NaN;
    for (const reference of models) {
      const model = modelOf(reference);
      const filter = new EtsFilter(values, model, model.season === 'N' ? 1 : 12);
      const free = new FreeParameters(model, 12, 20);
      free.full.set([0.3, 0.05, 0.2, 0.93, 120, 1]);
      free.full.fill(model.season === 'M' ? 1 : 0, 6);
      const at = free.write();
      const evaluate = (point: Float64Array) => {
        free.read(point);
        return filter.run(free.full);
      };
      evaluate(at);
      const byFull = new Float64Array(free.full.length);
      const gradient = new Float64Array(free.size);
      filter.differentiate(free.full, byFull);
      free.pullBack(byFull, at, gradient);
      for (let i = 0; i < at.length; i++) {
        const up = at.map((x, j) => (j === i ? x + 1e-5 : x));
        const down = at.map((x, j) => (j === i ? x - 1e-5 : x));
        const slope = (evaluate(up) - evaluate(down)) / 2e-5;
        expect(Math.abs((gradient[i] as number) - slope)).toBeLessThan(
          1e-4 * (1 + Math.abs(slope)),
        );
      }
    }
  });

  it('reaches the same forecasts when a tenth of the values is missing', () => {
    const random = createRandom(3);
    const train = airPassengers.slice(0, -horizon);
    const gappy = train.map((value) => (random.next() < 0.1 ? Number.NaN : value));
    const actual = airPassengers.slice(-horizon);
    const whole = error(ets().fit(history(train)).forecast(horizon).point, actual);
    const holed = error(ets().fit(history(gappy)).forecast(horizon).point, actual);
    expect(holed).toBeLessThan(1.5 * whole);
  });

  it('keeps forecasts of counts at zero or above', () => {
    const falling = Array.from({ length: 30 }, (_, i) => Math.max(0, 60 - 2 * i));
    const { point } = ets({ models: [{ error: 'A', trend: 'A', season: 'N' }] })
      .fit({ ...history(falling), nonNegative: true })
      .forecast(20);
    expect(Math.min(...point)).toBe(0);
  });

  it('goes on with a constant, and says when the history is too short', () => {
    const { point, variance } = ets()
      .fit(history(new Array(30).fill(7)))
      .forecast(3);
    expect([...point]).toEqual([7, 7, 7]);
    expect([...(variance ?? [])]).toEqual([0, 0, 0]);
    for (const length of [0, 1, 2, 3]) {
      expect(() => ets().fit(history([3, 5, 4].slice(0, length)))).toThrow(TooShortError);
    }
  });

  it('leaves out a season of which it has not seen two', () => {
    const fitted = ets().fit(history(airPassengers.slice(0, 20)));
    expect(fitted.description).not.toContain('[12]');
    expect(ets().fit(history(airPassengers.slice(0, 40), [60])).description).not.toContain('[');
  });
});
