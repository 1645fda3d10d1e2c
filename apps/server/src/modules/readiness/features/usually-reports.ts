/** When each day of something became known first, by day, in milliseconds. */
export type FirstKnown = ReadonlyMap<number, number>;

/** A fortnight tells who usually reports: ours. */
const windowDays = 14;

/**
 * Whether something is to be waited for on a day: at least half of the fortnight before was known by
 * then. Only what was known at the moment counts, so that a backtest waits for the same.
 *
 * @param firstDay the first day that anybody beside it reported
 */
export const usuallyReports = (
  firstKnown: FirstKnown,
  firstDay: number,
  day: number,
  atMs: number,
): boolean => {
  const from = Math.max(firstDay, day - windowDays);
  let known = 0;
  for (let one = from; one < day; one++) {
    if ((firstKnown.get(one) ?? Number.POSITIVE_INFINITY) <= atMs) known++;
  }
  return day > from && known * 2 >= day - from;
};
