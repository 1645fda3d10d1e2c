import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { leftShare } from './explain-row.ts';
import { fitBoosting } from './fit-boosting.ts';
import type { Trees } from './trees.ts';
import { encodeRow, nextNode } from './walk-trees.ts';

const rows = 600;
const random = createRandom(7);
const features = [
  Float64Array.from({ length: rows }, () => random.next()),
  Float64Array.from({ length: rows }, () => (random.next() < 0.2 ? Number.NaN : random.next())),
  Float64Array.from({ length: rows }, () => random.int(6)),
  Float64Array.from({ length: rows }, () => random.int(3)),
] as const;
const [a, b, c, d] = features;
const target = a.map(
  (x, i) =>
    x * 3 + (Number.isNaN(b[i]) ? 1 : (b[i] ?? 0)) * (d[i] ?? 0) + ((c[i] ?? 0) % 2) * x + x * x,
);
const weights = a.map((_, i) => 0.5 + (i % 3));

const expectedGiven = (trees: Trees, node: number, row: Float64Array, known: number): number => {
  const split = trees.feature[node] as number;
  if (split < 0) return trees.value[node] as number;
  if ((known >> split) & 1) return expectedGiven(trees, nextNode(trees, node, row, 0), row, known);
  const left = trees.left[node] as number;
  const share = leftShare(trees, node);
  return (
    share * expectedGiven(trees, left, row, known) +
    (1 - share) * expectedGiven(trees, left + 1, row, known)
  );
};

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** Shapley values by their definition: all subsets of the other features. */
const bruteForce = (trees: Trees, row: Float64Array): Float64Array => {
  const n = row.length;
  const value = (known: number) =>
    trees.roots.reduce((sum, root) => sum + expectedGiven(trees, root, row, known), 0);
  return Float64Array.from({ length: n }, (_, f) => {
    let sum = 0;
    for (let known = 0; known < 1 << n; known++) {
      if ((known >> f) & 1) continue;
      const size = [...known.toString(2)].filter((bit) => bit === '1').length;
      const share = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      sum += share * (value(known | (1 << f)) - value(known));
    }
    return sum;
  });
};

describe('contributions', () => {
  const fitted = fitBoosting({
    features,
    target,
    weights,
    categorical: [2],
    maxIterations: 12,
    maxLeafNodes: 12,
    learningRate: 0.3,
  });
  const { trees, encodings } = fitted.parts;

  it('are the Shapley values of the definition', () => {
    for (const at of [0, 5, 17, 99]) {
      const row = features.map((column) => column[at] as number);
      const encoded = encodeRow(encodings, row, new Float64Array(4));
      const exact = bruteForce(trees, encoded);
      fitted.contributions(row).byFeature.forEach((value, f) => {
        expect(value).toBeCloseTo(exact[f] as number, 10);
      });
    }
  });

  it('add up to the prediction', () => {
    const predicted = fitted.predict(features);
    for (let at = 0; at < rows; at += 7) {
      const row = features.map((column) => column[at] as number);
      const { expected, byFeature } = fitted.contributions(row);
      const sum = byFeature.reduce((total, value) => total + value, expected);
      expect(sum).toBeCloseTo(predicted[at] as number, 9);
    }
  });

  it('add up for each class of a softmax', () => {
    const classes = fitBoosting({ features, target: c.map((x) => x % 3), loss: 'softmax' });
    const row = features.map((column) => column[3] as number);
    const raw = classes.raw(row.map((value) => Float64Array.of(value)));
    raw.forEach((score, output) => {
      const { expected, byFeature } = classes.contributions(row, output);
      const sum = byFeature.reduce((total, value) => total + value, expected);
      expect(sum).toBeCloseTo(score[0] as number, 9);
    });
  });
});
