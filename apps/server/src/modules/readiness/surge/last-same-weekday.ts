/** A weekday without a known value for so long has no naive forecast. */
const naiveWeeks = 6;

/**
 * The naive forecast of a day: what came on the same weekday, the last known before the origin.
 *
 * @returns NaN when nothing is known of that weekday
 */
export const lastSameWeekday = (
  arrivalsOf: (day: number) => number,
  day: number,
  originDay: number,
): number => {
  for (let week = 1; week <= naiveWeeks; week++) {
    const value = day - 7 * week < originDay ? arrivalsOf(day - 7 * week) : Number.NaN;
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
};
