import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numeric/index.ts';
import type { EtsModel } from './ets-model.ts';
import { etsVariance } from './ets-variance.ts';
import type { FittedEts } from './fit-ets-model.ts';

const fitted = (model: EtsModel, sigma2: number, seasonal = [0]): FittedEts => ({
  model,
  period: seasonal.length,
  alpha: 0.4,
  beta: model.trend === 'N' ? 0 : 0.1,
  gamma: model.season === 'N' ? 0 : 0.2,
  phi: model.trend === 'Ad' ? 0.9 : 1,
  level: 100,
  slope: model.trend === 'N' ? 0 : 1,
  seasonal: Float64Array.from(seasonal),
  length: 40,
  logLikelihood: 0,
  aicc: 0,
  sigma2,
  residuals: new Float64Array(40),
});

/** Draws what may follow, straight from the equations of the additive models. */
const drawn = (model: FittedEts, horizon: number): number => {
  const random = createRandom(4);
  let sum = 0;
  let squares = 0;
  const paths = 20_000;
  for (let path = 0; path < paths; path++) {
    let { level, slope } = model;
    const seasonal = Float64Array.from(model.seasonal);
    let value = 0;
    for (let step = 0; step < horizon; step++) {
      const at = (model.length + step) % model.period;
      const base = level + model.phi * slope;
      const mean = base + (seasonal[at] as number);
      const error =
        Math.sqrt(model.sigma2) * random.normal() * (model.model.error === 'M' ? mean : 1);
      value = mean + error;
      level = base + model.alpha * error;
      slope = model.phi * slope + model.beta * error;
      seasonal[at] = (seasonal[at] as number) + model.gamma * error;
    }
    sum += value;
    squares += value * value;
  }
  return squares / paths - (sum / paths) ** 2;
};

describe('etsVariance', () => {
  it('is what simulation of the additive equations gives', () => {
    const seasonal = [5, -2, 4, -7];
    for (const model of [
      fitted({ error: 'A', trend: 'N', season: 'N' }, 9),
      fitted({ error: 'A', trend: 'Ad', season: 'N' }, 9),
      fitted({ error: 'A', trend: 'A', season: 'A' }, 9, seasonal),
      fitted({ error: 'M', trend: 'N', season: 'N' }, 0.01),
      fitted({ error: 'M', trend: 'Ad', season: 'A' }, 0.01, seasonal),
    ]) {
      const variance = etsVariance(model, 9);
      expect((variance[8] as number) / drawn(model, 9)).toBeCloseTo(1, 1);
    }
  });

  it('agrees for a flat multiplicative season with the same model without one', () => {
    const plain = etsVariance(fitted({ error: 'M', trend: 'A', season: 'N' }, 0.004), 3);
    const season = etsVariance(
      fitted({ error: 'M', trend: 'A', season: 'M' }, 0.004, [1, 1, 1, 1]),
      3,
    );
    season.forEach((variance, step) => {
      expect(variance / (plain[step] as number)).toBeCloseTo(1, 1);
    });
  });

  it('is the same each time', () => {
    const model = fitted({ error: 'M', trend: 'N', season: 'M' }, 0.01, [0.9, 1.1]);
    expect(etsVariance(model, 5)).toEqual(etsVariance(model, 5));
  });
});
