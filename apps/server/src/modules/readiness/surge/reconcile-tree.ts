/** One node of a tree: what it is the sum of, and what was said of it by itself. */
export interface TreeNode {
  /** Places of its parts; none for a leaf. */
  readonly parts: readonly number[];
  /** NaN when nothing was said of it by itself; never for a leaf. */
  readonly said: number;
  /** Of the error of what was said; more than 0. */
  readonly variance: number;
}

/**
 * What `reconcile` of @pulse/ml does with a hierarchy, weighted by error variances, but in time that
 * grows with the nodes and not with their cube: in a tree every set of parts acts on the rest by its
 * sum alone, so that means and variances go up, and what is missing to the whole comes down, each
 * part taking it by its variance (Gaussian belief propagation, exact on trees; Weiss and Freeman
 * 2001). No leaf falls below 0: negative ones are set to 0 and the others solved again.
 *
 * @param nodes with one root, the first
 * @returns a value for each node: the sum of its leaves
 */
export const reconcileTree = (nodes: readonly TreeNode[]): Float64Array => {
  const values = new Float64Array(nodes.length);
  const fixed = new Set<number>();
  const means = new Float64Array(nodes.length);
  const variances = new Float64Array(nodes.length);

  const gather = (place: number): void => {
    const { parts, said, variance } = nodes[place] as TreeNode;
    if (parts.length === 0) {
      means[place] = fixed.has(place) ? 0 : said;
      variances[place] = fixed.has(place) ? 0 : variance;
      return;
    }
    for (const part of parts) gather(part);
    const sum = sumOf(parts, means);
    const spread = sumOf(parts, variances);
    const gain = Number.isNaN(said) ? 0 : spread / (spread + variance);
    means[place] = gain === 0 ? sum : sum + gain * (said - sum);
    variances[place] = Number.isNaN(said) ? spread : gain * variance;
  };

  const share = (place: number, total: number): void => {
    values[place] = total;
    const { parts } = nodes[place] as TreeNode;
    const missing = total - sumOf(parts, means);
    const spread = sumOf(parts, variances);
    for (const part of parts) {
      const own = spread > 0 ? (variances[part] as number) / spread : 0;
      share(part, (means[part] as number) + own * missing);
    }
  };

  for (;;) {
    gather(0);
    share(0, means[0] as number);
    const negative = nodes.flatMap(({ parts }, place) =>
      parts.length === 0 && (values[place] as number) < 0 ? [place] : [],
    );
    if (negative.length === 0) break;
    for (const place of negative) fixed.add(place);
  }
  addUp(nodes, values, 0);
  return values;
};

const sumOf = (parts: readonly number[], values: Float64Array): number =>
  parts.reduce((sum, part) => sum + (values[part] as number), 0);

/** The sums again from the leaves, so that rounding leaves nothing over. */
const addUp = (nodes: readonly TreeNode[], values: Float64Array, place: number): void => {
  const { parts } = nodes[place] as TreeNode;
  if (parts.length === 0) return;
  for (const part of parts) addUp(nodes, values, part);
  values[place] = sumOf(parts, values);
};
