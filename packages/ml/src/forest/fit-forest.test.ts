import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { fitForest } from './fit-forest.ts';
import { readForest } from './random-forest.ts';

const random = createRandom(31);
const rows = 800;
const draw = () => Float64Array.from({ length: rows }, () => random.next());
const [a, b, noise] = [draw(), draw(), draw()];
const names = Float64Array.from({ length: rows }, () => random.int(12));
const features = [a, b.map((x) => (x < 0.1 ? Number.NaN : x)), names, noise];
const amount = a.map((x, i) => 4 * x + ((names[i] as number) % 2) + 0.1 * random.normal());
const three = a.map((x, i) => (x > 0.6 ? 2 : (b[i] as number) < 0.1 ? 1 : 0));

describe('random forest', () => {
  it('tells the error to expect from rows that its trees did not see', () => {
    const half = (column: Float64Array, from: number) => column.slice(from, from + rows / 2);
    const forest = fitForest({
      features: features.map((column) => half(column, 0)),
      target: half(amount, 0),
      categorical: [2],
    });
    const predicted = forest.predict(features.map((column) => half(column, rows / 2)));
    const unseen = half(amount, rows / 2);
    const error =
      predicted.reduce((sum, value, i) => sum + (value - (unseen[i] as number)) ** 2, 0) /
      unseen.length;
    expect(error).toBeLessThan(0.06);
    expect(forest.outOfBag?.error).toBeGreaterThan(error / 2);
    expect(forest.outOfBag?.error).toBeLessThan(2 * error);
  });

  it('finds three classes with shares that add up to 1, one of them by missing values', () => {
    const forest = fitForest({ features, target: three, task: 'classification', trees: 40 });
    expect(forest.outOfBag?.error).toBeLessThan(0.03);
    const shares = forest.predictProbabilities(features);
    for (let row = 0; row < rows; row += 13) {
      expect(shares.reduce((sum, own) => sum + (own[row] as number), 0)).toBeCloseTo(1, 9);
    }
    const row = features.map((column) => column[5] as number);
    expect(forest.predictRow(row)).toBe(three[5]);
    expect(forest.probabilitiesOfRow(row)[three[5] as number]).toBeGreaterThan(0.5);
  });

  it('explains a row by contributions that add up to its share', () => {
    const forest = fitForest({ features, target: three, task: 'classification', trees: 10 });
    const row = features.map((column) => column[8] as number);
    const shares = forest.probabilitiesOfRow(row);
    shares.forEach((share, output) => {
      const { expected, byFeature } = forest.contributions(row, output);
      expect(byFeature.reduce((sum, value) => sum + value, expected)).toBeCloseTo(share, 9);
    });
    expect(forest.importances()[0]).toBeGreaterThan(forest.importances()[3] as number);
  });

  it('predicts the same by the same seed and when read back', () => {
    const fit = (seed: number) =>
      fitForest({ features, target: amount, categorical: [2], trees: 10, seed });
    const forest = fit(1);
    const predicted = forest.predict(features);
    expect(fit(1).predict(features)).toEqual(predicted);
    expect(fit(2).predict(features)).not.toEqual(predicted);
    expect(readForest(forest.toBytes()).predict(features)).toEqual(predicted);
    const classes = fitForest({ features, target: three, task: 'classification', trees: 10 });
    const read = readForest(classes.toBytes());
    expect(read.predictProbabilities(features)).toEqual(classes.predictProbabilities(features));
  });

  it('gives the constant for a constant target, and refuses what is no class', () => {
    const flat = fitForest({ features, target: new Float64Array(rows).fill(3), trees: 5 });
    expect(flat.predictRow([0, 0, 0, 0])).toBeCloseTo(3, 12);
    expect(() => fitForest({ features, target: amount, task: 'classification' })).toThrow('row 0');
  });
});
