import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  fitLinearSvm,
  fitLogistic,
  fitVectoriser,
  type LinearModel,
  marginsOf,
  type SparseMatrix,
  softmaxInPlace,
  takeRows,
} from './index.ts';

interface Reference {
  readonly texts: readonly string[];
  readonly labels: readonly number[];
  readonly trainRows: number;
  readonly columns: number;
  readonly products: readonly (readonly number[])[];
  readonly svmMargins: readonly (readonly number[])[];
  readonly logisticProbabilities: readonly (readonly number[])[];
}

const file = new URL('./reference.json', import.meta.url);
const reference: Reference = JSON.parse(readFileSync(file, 'utf8'));
const { texts, labels, trainRows } = reference;

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

const rowOf = (matrix: SparseMatrix, i: number): Float64Array => {
  const row = new Float64Array(matrix.columns);
  for (let at = matrix.starts[i] ?? 0; at < (matrix.starts[i + 1] ?? 0); at++) {
    row[matrix.indices[at] ?? 0] = matrix.values[at] ?? 0;
  }
  return row;
};

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

describe('beside scikit-learn', () => {
  let matrix: SparseMatrix;
  let train: SparseMatrix;
  let test: SparseMatrix;
  beforeAll(() => {
    matrix = fitVectoriser(texts, { characters: { from: 2, to: 4 } }).transform(texts);
    train = takeRows(matrix, range(0, trainRows));
    test = takeRows(matrix, range(trainRows, texts.length));
  });

  it('weighs the same grams the same', () => {
    expect(matrix.columns).toBe(reference.columns);
    reference.products.forEach((row, i) => {
      row.forEach((product, j) => {
        expect(dot(rowOf(matrix, i), rowOf(matrix, j))).toBeCloseTo(product, 5);
      });
    });
  });

  const compare = (found: Float64Array, wanted: readonly (readonly number[])[], digits: number) =>
    wanted.flat().forEach((value, at) => {
      expect(found[at]).toBeCloseTo(value, digits);
    });

  it('separates classes by the same margins as LinearSVC', () => {
    const model = fitLinearSvm(train, labels.slice(0, trainRows), 3, {
      cost: 0.5,
      tolerance: 1e-7,
      maxPasses: 20_000,
    });
    compare(marginsOf(model, test), reference.svmMargins, 4);
  });

  it('gives the same probabilities as LogisticRegression', () => {
    const model: LinearModel = fitLogistic(train, labels.slice(0, trainRows), 3, {
      cost: 3,
      maxIterations: 2000,
      gradientTolerance: 1e-7,
    });
    const margins = marginsOf(model, test);
    for (let i = 0; i < test.rows; i++) softmaxInPlace(margins.subarray(i * 3, i * 3 + 3));
    compare(margins, reference.logisticProbabilities, 3);
  });

  it('counts a row of weight two as two rows', () => {
    const doubled = takeRows(train, [...range(0, trainRows), 0, 1]);
    const y = [...labels.slice(0, trainRows), labels[0] ?? 0, labels[1] ?? 0];
    const rowWeights = range(0, trainRows).map((i) => (i < 2 ? 2 : 1));
    const exact = { tolerance: 1e-7, maxPasses: 20_000 };
    const twice = marginsOf(fitLinearSvm(doubled, y, 3, exact), test);
    const weighted = marginsOf(
      fitLinearSvm(train, y.slice(0, trainRows), 3, { ...exact, rowWeights }),
      test,
    );
    twice.forEach((margin, at) => {
      expect(weighted[at]).toBeCloseTo(margin, 4);
    });
  });
});
