import { normalQuantile } from '@pulse/ml/numeric';
import type { DepartmentDemand } from '../../readiness/index.ts';

const reach = normalQuantile(0.9);

/**
 * New patients a day with which a department is as full on each day as it is one time in ten, as the
 * bed forecasts of the screens say. Each day's own P90 in a row would pile up to what hardly ever
 * comes: errors of different days offset each other (they count as independent, Parker et al. 2020).
 * Day 0 is the census, so that its newcomers are the expected ones. Nowhere below P50.
 */
export const p90Arrivals = (
  { census, censusStaying, staying, admitted }: DepartmentDemand,
  days: number,
): number[] => {
  const path: number[] = [];
  for (let day = 0; day < days; day++) {
    const expected = admitted.p50[day] ?? 0;
    const still = censusStaying[day] ?? 0;
    let mean = census * still;
    let variance = census * still * (1 - still);
    let carried = census * still;
    for (let came = 0; came <= day; came++) {
      const share = staying[day - came] ?? 0;
      const many = admitted.p50[came] ?? 0;
      const spread = Math.max(0, (admitted.p90[came] ?? 0) - many) / reach;
      mean += share * many;
      variance += share * (1 - share) * many + share ** 2 * Math.max(many, spread ** 2);
      carried += share * (path[came] ?? 0);
    }
    const there = staying[0] ?? 0;
    const wanted = mean + reach * Math.sqrt(Math.max(0, variance));
    path.push(day === 0 || there <= 0 ? expected : Math.max(expected, (wanted - carried) / there));
  }
  return path;
};
