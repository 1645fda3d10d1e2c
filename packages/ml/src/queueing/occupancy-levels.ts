import type { OccupancyForecast } from './occupancy-forecast.ts';
import { type OpelThresholds, opelLevel } from './opel-level.ts';

/**
 * Chance of each OPEL-style level on a day, level 1 first: each number of taken beds is judged by the
 * same `opelLevel` as the present, and counts with its chance. They add up to 1.
 */
export const levelChances = (
  forecast: OccupancyForecast,
  staffedBeds: number,
  day: number,
  thresholds: OpelThresholds,
): readonly [number, number, number, number] => {
  const [from2, from3, from4] = levelsFrom(staffedBeds, thresholds);
  const fewerThan = (taken: number) => {
    if (taken <= 0) return 0;
    return taken > staffedBeds + 1 ? 1 : forecast.atMost(taken - 1, day);
  };
  const [two, three, four] = [fewerThan(from2), fewerThan(from3), fewerThan(from4)];
  return [two, three - two, four - three, 1 - four];
};

type Begins = readonly [number, number, number];

/** Asked for every day of every department; found anew only when thresholds are read anew. */
const begins = new WeakMap<OpelThresholds, Map<number, Begins>>();

/** The fewest taken beds at which level 2, 3 and 4 begin: with more of them it never falls. */
const levelsFrom = (staffedBeds: number, thresholds: OpelThresholds): Begins => {
  const known = begins.get(thresholds) ?? new Map<number, Begins>();
  begins.set(thresholds, known);
  const found = known.get(staffedBeds) ?? [
    firstAt(2, staffedBeds, thresholds),
    firstAt(3, staffedBeds, thresholds),
    firstAt(4, staffedBeds, thresholds),
  ];
  known.set(staffedBeds, found);
  return found;
};

/** By halving; more than one bed above the staffed ones where the level is never reached. */
const firstAt = (wanted: number, staffedBeds: number, thresholds: OpelThresholds): number => {
  // More than all beds is as bad as all beds.
  let [below, from] = [-1, staffedBeds + 2];
  while (from - below > 1) {
    const taken = Math.floor((below + from) / 2);
    const pools = [{ occupied: taken, staffedBeds }];
    const { level } = opelLevel({ pools, nedocs: null }, thresholds);
    if ((level ?? 1) >= wanted) from = taken;
    else below = taken;
  }
  return from;
};
