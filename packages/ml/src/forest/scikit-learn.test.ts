import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../evaluate/index.ts';
import { fitBoosting } from './fit-boosting.ts';
import { fitForest } from './fit-forest.ts';
import reference from './fixtures/scikit-learn.json' with { type: 'json' };
import { fitIsolationForest } from './isolation-forest.ts';
import type { LossName } from './loss/index.ts';

const columns = reference.columns.map((column) =>
  Float64Array.from(column as (number | null)[], (value) => value ?? Number.NaN),
);
const before = (values: ArrayLike<number>) => Float64Array.from(values).slice(0, reference.train);
const after = (values: ArrayLike<number>) => Float64Array.from(values).slice(reference.train);
const features = columns.map(before);
const later = columns.map(after);
const full = (table: Float64Array[]) =>
  table.map((column) => column.map((value) => (Number.isNaN(value) ? 9 : value)));

describe('beside scikit-learn on the same table', () => {
  const targets = {
    squared: reference.amount,
    poisson: reference.count,
    quantile: reference.amount,
    logistic: reference.binary,
    softmax: reference.three,
  };

  const names = ['squared', 'poisson', 'quantile', 'logistic', 'softmax'] as const;
  const predict = (
    loss: LossName,
    table: Float64Array[],
    unseen: Float64Array[],
    set: number[],
  ) => {
    const fitted = fitBoosting({
      features: table,
      target: before(targets[loss]),
      loss,
      quantile: 0.8,
      categorical: set,
      maxIterations: 40,
      learningRate: 0.15,
      maxLeafNodes: 12,
    });
    if (loss === 'softmax') return fitted.predictProbabilities(unseen);
    return [loss === 'logistic' ? fitted.predictProbabilities(unseen)[1] : fitted.predict(unseen)];
  };

  // Quantile gradients take two values, so that splits tie and the choice is arbitrary.
  const smooth = names.filter((name) => name !== 'quantile');

  it.each(smooth)(
    'boosting of amounts predicts the same to four digits with the %s loss',
    (loss) => {
      const ours = predict(loss, full(features), full(later), []);
      reference.boosting.amounts[loss].forEach((value, at) => {
        const own = ours[at % ours.length]?.[Math.floor(at / ours.length)] as number;
        expect(Math.abs(own - value)).toBeLessThan(1e-4);
      });
    },
  );

  it.each(names)('boosting with gaps and categories errs no more with the %s loss', (loss) => {
    const ours = predict(loss, features, later, [3]);
    const actual = after(targets[loss]);
    const theirs = reference.boosting.mixed[loss];
    const wanted = (at: number, output: number) =>
      ours.length === 1 ? (actual[at] as number) : Number(actual[at] === output);
    const miss = (over: number) =>
      loss === 'quantile' ? Math.max(0.8 * over, -0.2 * over) : over ** 2;
    let error = 0;
    let reached = 0;
    theirs.forEach((value, at) => {
      const [row, output] = [Math.floor(at / ours.length), at % ours.length];
      error += miss(wanted(row, output) - (ours[output]?.[row] as number));
      reached += miss(wanted(row, output) - value);
    });
    expect(error).toBeLessThan(1.02 * reached);
  });

  it('random forests err no more', () => {
    const { meanSquaredError, outOfBagError, wrongShare } = reference.forest;
    const amount = fitForest({ features: full(features), target: before(reference.amount) });
    const actual = after(reference.amount);
    const predicted = amount.predict(full(later));
    const error =
      predicted.reduce((sum, value, row) => sum + (value - (actual[row] as number)) ** 2, 0) /
      actual.length;
    expect(error).toBeLessThan(1.03 * meanSquaredError);
    expect(amount.outOfBag?.error).toBeLessThan(1.03 * outOfBagError);
    const classes = fitForest({
      features: full(features),
      target: before(reference.three),
      task: 'classification',
    });
    const found = classes.predict(full(later));
    const wrong = found.reduce(
      (sum, value, row) => sum + Number(value !== after(reference.three)[row]),
      0,
    );
    expect(wrong / found.length).toBeLessThan(wrongShare + 0.02);
  });

  it('isolation forests rank as well', () => {
    const crowd = reference.isolation.columns.map((column) => Float64Array.from(column));
    const areas = Array.from({ length: 20 }, (_, seed) =>
      areaUnderCurve(fitIsolationForest(crowd, { seed }).scores(crowd), reference.isolation.alone),
    );
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    expect(Math.abs(mean - reference.isolation.area)).toBeLessThan(0.002);
  });
});
