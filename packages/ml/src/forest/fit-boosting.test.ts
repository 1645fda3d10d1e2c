import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { fitBoosting } from './fit-boosting.ts';

const table = (rows: number, seed = 1) => {
  const random = createRandom(seed);
  const draw = () => Float64Array.from({ length: rows }, () => random.next());
  const features = [draw(), draw(), draw()];
  const [a, b] = features as [Float64Array, Float64Array];
  const mean = a.map((x, i) => Math.sin(6 * x) + 2 * (b[i] as number));
  const target = mean.map((value) => value + 0.1 * random.normal());
  return { features, mean, target };
};

const meanSquare = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0) / a.length;

describe('boosting', () => {
  it('learns a smooth function far better than the mean', () => {
    const { features, target } = table(2000);
    const unseen = table(1000, 2);
    const predicted = fitBoosting({ features, target }).predict(unseen.features);
    expect(meanSquare(predicted, unseen.mean)).toBeLessThan(0.01);
  });

  it('predicts the mean for a constant target, one row and features without values', () => {
    const one = fitBoosting({ features: [Float64Array.of(1)], target: Float64Array.of(5) });
    expect(one.predictRow([3])).toBe(5);
    const flat = fitBoosting({
      features: [new Float64Array(50).fill(Number.NaN), table(50).features[0] as Float64Array],
      target: new Float64Array(50).fill(2),
    });
    expect(flat.predictRow([1, 1])).toBe(2);
  });

  it('refuses a target that is missing, naming the row', () => {
    const target = Float64Array.of(1, Number.NaN);
    expect(() => fitBoosting({ features: [Float64Array.of(1, 2)], target })).toThrow('row 1');
  });

  it('gives the same model for the same seed and another for another', () => {
    const { features, target } = table(500);
    const fit = (seed: number) =>
      fitBoosting({ features, target, rowShare: 0.5, featureShare: 0.5, seed }).predict(features);
    expect(fit(3)).toEqual(fit(3));
    expect(fit(3)).not.toEqual(fit(4));
  });

  it('learns on which side missing values belong', () => {
    const { features } = table(2000);
    const [x] = features as [Float64Array];
    const gaps = x.map((value, i) => (i % 4 === 0 ? Number.NaN : value));
    const target = gaps.map((value) => (Number.isNaN(value) || value > 0.7 ? 1 : 0));
    const fitted = fitBoosting({ features: [gaps], target, loss: 'logistic' });
    expect(fitted.predictRow([Number.NaN])).toBe(1);
    expect(fitted.predictRow([0.2])).toBe(0);
    expect(fitted.predictRow([0.9])).toBe(1);
  });

  it('splits categories by sets, not by order', () => {
    const random = createRandom(5);
    const rows = 2000;
    const names = Float64Array.from({ length: rows }, () => random.int(40));
    const target = names.map((name) => (name * 7) % 5);
    const options = { features: [names], target, maxIterations: 20, maxLeafNodes: 5 };
    const bySets = fitBoosting({ ...options, categorical: [0] });
    const byOrder = fitBoosting(options);
    const error = (fitted: typeof bySets) => meanSquare(fitted.predict([names]), target);
    expect(error(bySets)).toBeLessThan(error(byOrder) / 4);
  });
});
