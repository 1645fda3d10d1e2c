export const dayMs = 86_400_000;

/** Calendar parts of a run of days, so that features need no dates in their loops. */
export interface DayTable {
  readonly first: number;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: Int32Array;
  readonly month: Int32Array;
  readonly dayOfMonth: Int32Array;
  readonly dayOfYear: Int32Array;
  readonly year: Int32Array;
}

/** @param first days since 1970-01-01 */
export const dayTable = (first: number, days: number): DayTable => {
  const table: DayTable = {
    first,
    weekday: new Int32Array(days),
    month: new Int32Array(days),
    dayOfMonth: new Int32Array(days),
    dayOfYear: new Int32Array(days),
    year: new Int32Array(days),
  };
  for (let i = 0; i < days; i++) {
    const date = new Date((first + i) * dayMs);
    const year = date.getUTCFullYear();
    table.weekday[i] = date.getUTCDay();
    table.month[i] = date.getUTCMonth();
    table.dayOfMonth[i] = date.getUTCDate();
    table.dayOfYear[i] = first + i - Date.UTC(year, 0, 1) / dayMs;
    table.year[i] = year;
  }
  return table;
};
