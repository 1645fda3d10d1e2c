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
  const chances: [number, number, number, number] = [0, 0, 0, 0];
  let below = 0;
  const most = staffedBeds + 1;
  for (let taken = 0; taken <= most; taken++) {
    // More than all beds is as bad as all beds.
    const upTo = taken === most ? 1 : forecast.atMost(taken, day);
    const { level } = opelLevel(
      { pools: [{ occupied: taken, staffedBeds }], nedocs: null },
      thresholds,
    );
    const place = ((level ?? 1) - 1) as 0 | 1 | 2 | 3;
    chances[place] += upTo - below;
    below = upTo;
  }
  return chances;
};
