import type { FeatureBins } from './feature-bins.ts';
import { ModelBytesError, type ModelParts } from './model-bytes.ts';
import type { Trees } from './trees.ts';
import type { Encoding } from './walk-trees.ts';

type Arrays = ModelParts['arrays'];

/** The arrays of trees and encodings, in the order that `treesFrom` reads. */
export const arraysOf = (trees: Trees, encodings: readonly Encoding[]): Arrays => [
  trees.roots,
  trees.feature,
  trees.value,
  trees.left.map((left, node) => ((trees.feature[node] as number) < 0 ? 0 : left - node)),
  trees.flags,
  trees.gain,
  trees.cover,
  trees.sets,
  Int32Array.from(encodings, ({ categorical, edges }) => (categorical ? edges.length + 1 : 0)),
  Float64Array.from(encodings.flatMap(({ categorical, edges }) => (categorical ? [...edges] : []))),
];

/** What `arraysOf` wrote. Throws a ModelBytesError where trees would leave their arrays. */
export const treesFrom = (arrays: Arrays): { trees: Trees; encodings: Encoding[] } => {
  const [roots, feature, value, steps, flags, gain, cover, sets, known, categories] = arrays.map(
    (array) => Float64Array.from(array),
  );
  if (!(roots && feature && value && steps && flags && gain && cover && sets && known)) {
    throw new ModelBytesError('These bytes lack an array of their trees');
  }
  const trees: Trees = {
    roots: Int32Array.from(roots),
    feature: Int32Array.from(feature),
    value,
    left: Int32Array.from(steps, (step, node) => node + step),
    flags: Uint8Array.from(flags),
    gain: Float32Array.from(gain),
    cover: Float32Array.from(cover),
    sets: Int32Array.from(sets),
  };
  let at = 0;
  const encodings = Array.from(known, (mark): Encoding => {
    const from = at;
    at += Math.max(0, mark - 1);
    const edges = categories?.slice(from, at) ?? new Float64Array(0);
    return { categorical: mark > 0, edges } satisfies Pick<FeatureBins, 'categorical' | 'edges'>;
  });
  checkTrees(trees, encodings.length);
  return { trees, encodings };
};

const checkTrees = ({ roots, feature, left }: Trees, features: number) => {
  const inside = feature.every(
    (split, node) =>
      split < 0 ||
      (split < features &&
        (left[node] as number) > node &&
        (left[node] as number) + 1 < feature.length),
  );
  if (!inside || roots.some((root) => root >= feature.length)) {
    throw new ModelBytesError('These bytes describe trees that lead nowhere');
  }
};
