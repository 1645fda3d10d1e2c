import type { Random } from '../numeric/index.ts';
import { type BinnedFeatures, bytePlace } from './bin-features.ts';
import type { FeatureBins } from './feature-bins.ts';
import { createImpurity, type ImpuritySplit } from './impurity.ts';
import { fillRightTable, partitionRows } from './partition-rows.ts';
import { bySet, missingLeft, type TreeWriter } from './trees.ts';

export interface ForestRules {
  readonly minSamplesLeaf: number;
  readonly maxDepth: number;
  /** Features that differ in a node and are looked at, drawn anew for each. */
  readonly featuresPerSplit: number;
}

export interface ForestLeaf {
  readonly node: number;
  /** Its rows of the sample are `rows[start..end)`, those left out `others[othersStart..othersEnd)`. */
  readonly start: number;
  readonly end: number;
  readonly othersStart: number;
  readonly othersEnd: number;
}

interface Open extends ForestLeaf {
  readonly depth: number;
}

/**
 * Grows the trees of a random forest (Breiman 2001): each node looks at a few random features and
 * splits until its rows agree.
 *
 * @param target amounts, or classes 0, 1, ... when `classes` is above 2 (shares of 1 when it is 2)
 */
export const createForestGrower = (
  binned: BinnedFeatures,
  target: Float64Array,
  classes: number,
  rules: ForestRules,
  random: Random,
) => {
  const impurity = createImpurity(target, classes, rules.minSamplesLeaf);
  const order = Int32Array.from({ length: binned.features.length }, (_, f) => f);
  const moved = new Int32Array(binned.rows);
  const goesRight = new Uint8Array(256);

  const findSplit = (rows: Int32Array, start: number, end: number, weights: Float64Array) => {
    if (!impurity.open(rows, start, end, weights)) return undefined;
    let best: ImpuritySplit | undefined;
    let looked = 0;
    for (let left = order.length; left > 0 && looked < rules.featuresPerSplit; left--) {
      const at = random.int(left);
      const f = order[at] as number;
      order[at] = order[left - 1] as number;
      order[left - 1] = f;
      const feature = binned.features[f] as FeatureBins;
      const place = bytePlace(f, binned.rows);
      const { differs, split } = impurity.look(binned.bytes, place, feature, f, best?.gain ?? 0);
      if (differs) looked++;
      if (split) best = split;
    }
    return best;
  };

  /** `rows` are reordered so that those of a leaf are together, and so are the `others`. */
  return (
    rows: Int32Array,
    others: Int32Array,
    weights: Float64Array,
    writer: TreeWriter,
  ): ForestLeaf[] => {
    const leaves: ForestLeaf[] = [];
    const open: Open[] = [
      {
        node: writer.beginTree(),
        start: 0,
        end: rows.length,
        othersStart: 0,
        othersEnd: others.length,
        depth: 0,
      },
    ];
    for (let leaf = open.pop(); leaf; leaf = open.pop()) {
      const { node, start, end, othersStart, othersEnd, depth } = leaf;
      const splits = depth < rules.maxDepth && end - start >= 2 * rules.minSamplesLeaf;
      const split = splits ? findSplit(rows, start, end, weights) : undefined;
      if (!split) {
        leaves.push(leaf);
        continue;
      }
      const feature = binned.features[split.feature] as FeatureBins;
      const child = writer.add(2);
      const nodes = writer.open;
      nodes.feature[node] = split.feature;
      nodes.left[node] = child;
      nodes.gain[node] = split.gain;
      nodes.flags[node] = (split.missingLeft ? missingLeft : 0) + (split.set ? bySet : 0);
      nodes.value[node] = split.set
        ? writer.addSet(split.set)
        : (feature.edges[split.bin] ?? Number.POSITIVE_INFINITY);
      fillRightTable(goesRight, split, feature.bins);
      const place = bytePlace(split.feature, binned.rows);
      const middle = partitionRows(binned.bytes, place, goesRight, rows, start, end, moved);
      const othersMiddle = partitionRows(
        binned.bytes,
        place,
        goesRight,
        others,
        othersStart,
        othersEnd,
        moved,
      );
      const down = depth + 1;
      open.push(
        { node: child + 1, start: middle, end, othersStart: othersMiddle, othersEnd, depth: down },
        { node: child, start, end: middle, othersStart, othersEnd: othersMiddle, depth: down },
      );
    }
    return leaves;
  };
};
