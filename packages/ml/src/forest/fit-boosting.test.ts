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

describe('a monotone constraint', () => {
  const random = createRandom(11);
  const rows = 3000;
  const x = Float64Array.from({ length: rows }, () => random.next());
  const z = Float64Array.from({ length: rows }, () => random.next());
  const noisy = x.map((value, i) => 2 * value + Math.sin(12 * value) + (z[i] as number));
  const target = noisy.map((value) => value + random.normal());

  it.each(['squared', 'quantile', 'poisson', 'logistic'] as const)('holds for %s', (loss) => {
    const own =
      loss === 'logistic'
        ? target.map((value) => (value > 1.5 ? 1 : 0))
        : target.map((value) => Math.max(0, value));
    const fitted = fitBoosting({ features: [x, z], target: own, loss, monotone: [1, -1] });
    for (const other of [0.1, 0.5, 0.9]) {
      const steps = Float64Array.from({ length: 200 }, (_, i) => i / 200);
      const fixed = new Float64Array(200).fill(other);
      const [rising] = fitted.raw([steps, fixed]);
      const [falling] = fitted.raw([fixed, steps]);
      for (let i = 1; i < 200; i++) {
        expect(rising?.[i]).toBeGreaterThanOrEqual((rising?.[i - 1] as number) - 1e-12);
        expect(falling?.[i]).toBeLessThanOrEqual((falling?.[i - 1] as number) + 1e-12);
      }
    }
  });
});

describe('weights', () => {
  it.each(['squared', 'poisson', 'logistic'] as const)(
    'count like repeated rows for %s',
    (loss) => {
      const { features, target } = table(200, 9);
      const own = target.map((value) =>
        loss === 'logistic' ? Number(value > 1) : Math.max(0, value),
      );
      const times = own.map((_, i) => 1 + (i % 3));
      const repeat = (column: Float64Array) =>
        Float64Array.from([...column].flatMap((value, i) => new Array(times[i] ?? 0).fill(value)));
      const options = { loss, minSamplesLeaf: 1, minHessian: 4, maxIterations: 20 };
      const weighted = fitBoosting({ features, target: own, weights: times, ...options });
      const repeated = fitBoosting({
        features: features.map(repeat),
        target: repeat(own),
        ...options,
      });
      const [a] = weighted.raw(features);
      const [b] = repeated.raw(features);
      a?.forEach((score, i) => {
        expect(score).toBeCloseTo(b?.[i] as number, 4);
      });
    },
  );
});

describe('early stopping', () => {
  const { features, target } = table(600, 4);
  const noisy = target.map((value, i) => value + 3 * Math.cos(i * 977));

  it('keeps the best iterations by validation rows at the end', () => {
    const fitted = fitBoosting({
      features,
      target: noisy,
      maxIterations: 500,
      validation: { lastShare: 0.2 },
    });
    expect(fitted.iterations).toBeGreaterThan(0);
    expect(fitted.iterations).toBeLessThan(200);
  });

  it('draws the same share for the same seed, and takes rows or a table of the caller', () => {
    const fit = (validation: Parameters<typeof fitBoosting>[0]['validation']) =>
      fitBoosting({ features, target: noisy, maxIterations: 300, validation }).iterations;
    expect(fit({ share: 0.1 })).toBe(fit({ share: 0.1 }));
    expect(fit({ rows: [500, 501, 502, 503, 504] })).toBeLessThan(300);
    expect(fit(table(300, 8))).toBeLessThan(300);
    expect(() => fit({ share: 0 })).toThrow('both parts need one');
  });
});

describe('the quantile loss', () => {
  it.each([0.1, 0.5, 0.9])('lies above a share of %s of unseen rows', (quantile) => {
    const { features, mean } = table(4000);
    const random = createRandom(21);
    const target = mean.map((value) => value + random.normal());
    const unseen = table(2000, 6);
    const fitted = fitBoosting({ features, target, loss: 'quantile', quantile, maxIterations: 60 });
    const predicted = fitted.predict(unseen.features);
    const above = predicted.reduce(
      (sum, value, i) => sum + ((unseen.mean[i] as number) + random.normal() < value ? 1 : 0),
      0,
    );
    expect(Math.abs(above / 2000 - quantile)).toBeLessThan(0.04);
  });
});
