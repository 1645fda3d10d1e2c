import { zoneOffset } from '../../kernel/zone-offset.ts';

const dayMs = 86_400_000;
/** A gathering further from its holiday than this belongs to another. */
const mostDaysAway = 15;

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The same hours of the same day before or after a holiday, on each later date of it.
 *
 * @param dates of the holiday, as `2026-11-08`, the earliest first
 * @returns undefined when the first span is near none of the dates
 */
export const repeatYearly = (
  first: Span,
  dates: readonly string[],
  timeZone: string,
): Span[] | undefined => {
  const offset = zoneOffset(timeZone);
  const wallOf = (at: Date) => at.getTime() + offset(at.getTime());
  const dayOf = (wallMs: number) => Math.floor(wallMs / dayMs);
  const startDay = dayOf(wallOf(first.startsAt));
  const days = dates.map((date) => Date.parse(`${date}T00:00:00Z`) / dayMs);
  const away = days.map((day) => Math.abs(day - startDay));
  const own = away.indexOf(Math.min(...away));
  const ownDay = days[own];
  if (ownDay === undefined || (away[own] ?? Number.POSITIVE_INFINITY) > mostDaysAway) {
    return undefined;
  }
  const shift = (at: Date, byDays: number): Date => {
    const wall = wallOf(at) + byDays * dayMs;
    const guess = wall - offset(wall);
    return new Date(wall - offset(guess));
  };
  return days.slice(own + 1).map((day) => ({
    startsAt: shift(first.startsAt, day - ownDay),
    endsAt: shift(first.endsAt, day - ownDay),
  }));
};
