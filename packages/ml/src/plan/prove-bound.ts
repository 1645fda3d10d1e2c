import type { CompiledProblem } from './compile-problem.ts';
import { createLagrangian } from './lagrangian.ts';
import type { MoveLever } from './lever.ts';
import type { ModelPrices } from './model-prices.ts';
import type { PlanParts } from './plan-parts.ts';

export interface BoundProof {
  /** A weight that no plan can be below. */
  readonly bound: number;
  readonly rounds: number;
}

/**
 * A weight that no plan can be below: the Lagrangian of the rows that join the parts, each part
 * solved in whole numbers (Geoffrion 1974). Starts at the prices of the linear programme and raises
 * the bound along subgradients, with steps by the distance to the best plan known (Polyak 1969).
 */
export const proveBound = (
  compiled: CompiledProblem,
  parts: PlanParts,
  prices: ModelPrices,
  live: readonly number[],
  goal: { best: number; gap: number; known: number },
  goOn: (round: number) => boolean,
): BoundProof => {
  if (!shareLoads(compiled, live)) return { bound: goal.known, rounds: 0 };
  const lagrangian = createLagrangian(compiled, parts, prices, live);
  const { prices: at, floor } = lagrangian;
  const slope = new Float64Array(at.length);
  let bound = goal.known;
  let patience = 0;
  let step = 1;
  let round = 0;
  for (; goOn(round); round++) {
    const value = lagrangian.evaluate(slope);
    if (value > bound + 1e-5 * Math.abs(bound)) patience = 0;
    else patience++;
    bound = Math.max(bound, value);
    if (goal.best - bound <= goal.gap * Math.abs(goal.best)) break;
    if (patience >= 6) {
      patience = 0;
      step /= 2;
      if (step < 0.01) break;
    }
    let length = 0;
    for (let i = 0; i < at.length; i++) {
      // A price at its least that would fall stays where it is.
      if (at[i] === floor[i] && (slope[i] as number) < 0) slope[i] = 0;
      length += (slope[i] as number) ** 2;
    }
    if (length < 1e-12) break;
    const by = (step * (goal.best - value)) / length;
    for (let i = 0; i < at.length; i++) {
      at[i] = Math.max(floor[i] as number, (at[i] as number) + by * (slope[i] as number));
    }
  }
  return { bound, rounds: round };
};

/** A day's shifts are priced as one only if all who may move load them alike, pool by pool. */
const shareLoads = ({ problem, levers, poolOf }: CompiledProblem, live: readonly number[]) => {
  const loads = new Map<string, string>();
  return live.every((at) => {
    const lever = levers[at] as MoveLever;
    const ends: [number, number][] = [
      [lever.hospital, lever.department],
      [lever.to, lever.toDepartment],
    ];
    return ends.every(([h, d]) => {
      const pool = `${h} ${poolOf[h]?.[d]}`;
      const shiftLoad = problem.hospitals[h]?.departments[d]?.shiftLoad;
      const load = problem.shifts.map((_, s) => shiftLoad?.[s] ?? 1).join(' ');
      const known = loads.get(pool) ?? load;
      loads.set(pool, known);
      return known === load;
    });
  });
};
