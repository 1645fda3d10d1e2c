import { expectedCourse } from './expected-course.ts';
import { dayMs, type SurgeInput, type SurgeRow } from './surge-row.ts';

/** What was known at an origin, day by day; column i is of day `firstDay + i`. */
export interface SurgeTable {
  readonly firstDay: number;
  /** The first day that is forecast; arrivals are known up to the day before at most. */
  readonly originDay: number;
  /** NaN where nobody had said anything; air and weather are expectations there. */
  readonly columns: Readonly<Record<SurgeInput, Float64Array>>;
  readonly has: ReadonlySet<SurgeInput>;
}

/** Days before the first arrivals whose air still counts. */
const leadDays = 8;
const measured = new Set<SurgeInput>([
  'air',
  'temperatureMaxC',
  'temperatureMinC',
  'humidityPercent',
  'incidents',
]);

/**
 * The feature store's one question: what was known at `originMs`? Nothing that became known later
 * takes part, whatever day it speaks of, so that training, backtests and serving see alike.
 *
 * @returns undefined when no arrivals were known
 */
export const tableAsOf = (
  rows: readonly SurgeRow[],
  originMs: number,
  horizon: number,
): SurgeTable | undefined => {
  const originDay = Math.floor(originMs / dayMs);
  const known = rows.filter(({ knownAtMs }) => knownAtMs <= originMs);
  let firstDay = Number.POSITIVE_INFINITY;
  for (const { input, day, value } of known) {
    if (input !== 'arrivals' || day >= originDay || Number.isNaN(value)) continue;
    firstDay = Math.min(firstDay, day);
  }
  if (firstDay === Number.POSITIVE_INFINITY) return undefined;
  firstDay -= leadDays;
  const length = originDay - firstDay + horizon;
  const columns = columnsOf(length);
  const newest = columnsOf(length);
  const has = new Set<SurgeInput>();
  for (const { input, day, value, knownAtMs } of known) {
    const place = day - firstDay;
    if (place < 0 || place >= length) continue;
    if (input === 'arrivals' && day >= originDay) continue;
    if ((newest[input][place] as number) > knownAtMs) continue;
    newest[input][place] = knownAtMs;
    // NaN: what was known before was taken back.
    columns[input][place] = value;
    if (!Number.isNaN(value)) has.add(input);
  }
  for (const input of measured) {
    if (has.has(input)) columns[input] = expectedCourse(columns[input]);
  }
  return { firstDay, originDay, columns, has };
};

const columnsOf = (length: number): Record<SurgeInput, Float64Array> => {
  const empty = () => new Float64Array(length).fill(Number.NaN);
  return {
    arrivals: empty(),
    air: empty(),
    temperatureMaxC: empty(),
    temperatureMinC: empty(),
    humidityPercent: empty(),
    gathering: empty(),
    incidents: empty(),
  };
};
