import { leastSquares } from '../numeric/index.ts';
import type { IntervalForecast } from './intervals.ts';

/** Nodes of a hierarchy: each names the nodes that it is the sum of; leaves name none. */
export interface Hierarchy {
  readonly parts: readonly (readonly number[])[];
}

export interface ReconcileOptions {
  /**
   * `wls` weighs each node by its error variance (MinT with a diagonal covariance), `ols` all alike,
   * `bottom-up` believes the leaves alone.
   */
  readonly method?: 'wls' | 'ols' | 'bottom-up';
  /** No leaf falls below 0. */
  readonly nonNegative?: boolean;
}

const rounds = 50;

/**
 * Makes forecasts of parts add up to those of the whole: the closest that do, in the metric of the
 * error variances (trace minimisation; Wickramasuriya, Athanasopoulos and Hyndman 2019). Leaves that
 * would be negative are set to 0 and the others solved again (active set; Wickramasuriya, Turlach and
 * Hyndman 2020). Every node is then the exact sum of its leaves; intervals move with their points.
 *
 * @param forecasts one for each node
 * @param errorVariances of each node's forecast; more than 0
 * @throws RangeError for a node with a cycle, a part in two places or a wrong number of forecasts
 */
export const reconcile = (
  hierarchy: Hierarchy,
  forecasts: readonly IntervalForecast[],
  errorVariances: ArrayLike<number>,
  { method = 'wls', nonNegative = true }: ReconcileOptions = {},
): IntervalForecast[] => {
  const { parts } = hierarchy;
  const nodes = parts.length;
  if (forecasts.length !== nodes || errorVariances.length !== nodes) {
    throw new RangeError(`${nodes} nodes need as many forecasts and variances`);
  }
  const leavesOf = parts.map((_, node) => leavesBelow(parts, node, new Set()));
  const leaves = parts.flatMap((own, node) => (own.length === 0 ? [node] : []));
  const weight = Float64Array.from({ length: nodes }, (_, node) => {
    if (method === 'bottom-up') return parts[node]?.length === 0 ? 1 : 0;
    return method === 'ols' ? 1 : 1 / Math.max(Number(errorVariances[node]), 1e-12);
  });
  const horizon = forecasts[0]?.point.length ?? 0;
  const points = forecasts.map(() => new Float64Array(horizon));
  for (let h = 0; h < horizon; h++) {
    const said = Float64Array.from(forecasts, ({ point }) => point[h] as number);
    const solved = solveLeaves(leaves, leavesOf, weight, said, nonNegative);
    leavesOf.forEach((below, node) => {
      let sum = 0;
      for (const leaf of below) sum += solved.get(leaf) ?? 0;
      (points[node] as Float64Array)[h] = sum;
    });
  }
  return forecasts.map((forecast, node) =>
    moveTo(forecast, points[node] as Float64Array, nonNegative),
  );
};

const leavesBelow = (
  parts: Hierarchy['parts'],
  node: number,
  above: Set<number>,
): readonly number[] => {
  const own = parts[node];
  if (own === undefined) throw new RangeError(`There is no node ${node}`);
  if (above.has(node)) throw new RangeError(`Node ${node} is a part of itself`);
  if (own.length === 0) return [node];
  const deeper = new Set(above).add(node);
  const leaves = own.flatMap((part) => leavesBelow(parts, part, deeper));
  if (new Set(leaves).size !== leaves.length) {
    throw new RangeError(`Node ${node} holds a part twice`);
  }
  return leaves;
};

/** Least squares over the leaves; negative ones are fixed at 0 until none is left. */
const solveLeaves = (
  leaves: readonly number[],
  leavesOf: readonly (readonly number[])[],
  weight: Float64Array,
  said: Float64Array,
  nonNegative: boolean,
): Map<number, number> => {
  let free = [...leaves];
  const solved = new Map<number, number>(leaves.map((leaf) => [leaf, 0]));
  for (let round = 0; round < rounds && free.length > 0; round++) {
    const place = new Map(free.map((leaf, j) => [leaf, j]));
    const gram = free.map(() => new Float64Array(free.length));
    const right = new Float64Array(free.length);
    leavesOf.forEach((below, node) => {
      const w = weight[node] as number;
      if (w === 0) return;
      const inside = below.flatMap((leaf) => place.get(leaf) ?? []);
      for (const a of inside) {
        right[a] = (right[a] as number) + w * (said[node] as number);
        const column = gram[a] as Float64Array;
        for (const b of inside) column[b] = (column[b] as number) + w;
      }
    });
    const answer = leastSquares(gram, right);
    const negative = nonNegative ? free.filter((_, j) => (answer[j] as number) < 0) : [];
    if (negative.length === 0) {
      free.forEach((leaf, j) => {
        solved.set(leaf, answer[j] as number);
      });
      return solved;
    }
    const out = new Set(negative);
    free = free.filter((leaf) => !out.has(leaf));
  }
  return solved;
};

/** Keeps how far the ends lie from the point; what is non-negative stays so. */
const moveTo = (
  forecast: IntervalForecast,
  point: Float64Array,
  nonNegative: boolean,
): IntervalForecast => {
  const move = (end: Float64Array) =>
    end.map((value, h) => {
      const moved = value + (point[h] as number) - (forecast.point[h] as number);
      return nonNegative ? Math.max(0, moved) : moved;
    });
  return {
    point,
    lower80: move(forecast.lower80),
    upper80: move(forecast.upper80),
    lower95: move(forecast.lower95),
    upper95: move(forecast.upper95),
  };
};
