import { mean } from '@pulse/ml/numeric';
import type { HolidayDays } from './holiday-days.ts';
import {
  exposureAt,
  type FeatureContext,
  outcomeOf,
  recentIncidents,
  surgeFeatures,
} from './surge-features.ts';
import type { SurgeRow } from './surge-row.ts';
import { type SurgeTable, tableAsOf } from './table-as-of.ts';

/** Features of every day of a table: those before the origin to learn from, the others to forecast. */
export interface FeaturesAsOf {
  readonly table: SurgeTable;
  /** One column for each of `surgeFeatures`, as long as the table. */
  readonly columns: readonly Float64Array[];
  readonly context: FeatureContext;
}

/** @returns undefined when no arrivals were known at the origin */
export const featuresAsOf = (
  rows: readonly SurgeRow[],
  holidays: HolidayDays,
  originMs: number,
  horizon: number,
): FeaturesAsOf | undefined => {
  const table = tableAsOf(rows, originMs, horizon);
  if (!table) return undefined;
  const past = table.originDay - table.firstDay;
  const length = past + horizon;
  const overPast = (value: (day: number) => number) =>
    mean(Float64Array.from({ length: past }, (_, i) => value(table.firstDay + i)));
  const context: FeatureContext = {
    table,
    holidays,
    usualExposure: usualBefore(table, past),
    usualArrivals: mean(table.columns.arrivals.subarray(0, past)),
    usualIncidents: overPast((day) => recentIncidents(table, day)),
    outcome: (day) => outcomeOf(table, day),
  };
  return {
    table,
    context,
    columns: surgeFeatures.map(({ value }) =>
      Float64Array.from({ length }, (_, i) => value(context, table.firstDay + i)),
    ),
  };
};

/** Days whose mean exposure is the usual one: the level of arrivals follows what lasts longer. */
const usualDays = 60;

const usualBefore = (table: SurgeTable, past: number): ((day: number) => number) => {
  const sums = new Float64Array(past + 1);
  const counts = new Float64Array(past + 1);
  for (let i = 0; i < past; i++) {
    const exposure = exposureAt(table, table.firstDay + i);
    const known = !Number.isNaN(exposure);
    sums[i + 1] = (sums[i] as number) + (known ? exposure : 0);
    counts[i + 1] = (counts[i] as number) + Number(known);
  }
  return (day) => {
    const to = Math.min(past, day - table.firstDay + 1);
    const from = Math.max(0, to - usualDays);
    return (
      ((sums[to] as number) - (sums[from] as number)) /
      ((counts[to] as number) - (counts[from] as number))
    );
  };
};
