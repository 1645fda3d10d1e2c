import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { fitIsolationForest, readIsolationForest } from './isolation-forest.ts';

const random = createRandom(2);
const features = [0, 1, 2].map(() => Float64Array.from({ length: 1000 }, () => random.normal()));
features[0]?.set([9], 0);
features[1]?.set([-9], 0);

describe('isolation forest', () => {
  const forest = fitIsolationForest(features, { seed: 4 });

  it('scores what stands alone highest, all between 0 and 1', () => {
    const scores = forest.scores(features);
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
    expect(scores[0]).toBeGreaterThan(0.7);
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(forest.scoreRow(features.map((column) => column[0] as number))).toBeCloseTo(
      scores[0] as number,
      12,
    );
  });

  it('gives the same scores for the same seed and when read back', () => {
    const scores = forest.scores(features);
    expect(fitIsolationForest(features, { seed: 4 }).scores(features)).toEqual(scores);
    expect(fitIsolationForest(features, { seed: 5 }).scores(features)).not.toEqual(scores);
    expect(readIsolationForest(forest.toBytes()).scores(features)).toEqual(scores);
  });

  it('lives with missing values, constant columns and one row', () => {
    const gaps = [new Float64Array(60).fill(Number.NaN), new Float64Array(60).fill(1)];
    const same = fitIsolationForest(gaps).scores(gaps);
    expect(new Set(same).size).toBe(1);
    expect(fitIsolationForest([Float64Array.of(1)]).scoreRow([1])).toBeGreaterThan(0);
    expect(() => fitIsolationForest([new Float64Array(0)])).toThrow('no row');
  });
});
