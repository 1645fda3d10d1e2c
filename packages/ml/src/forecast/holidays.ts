export interface Holiday {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly name: string;
  /** Kept by few, such as an optional holiday: it weighs less than a public one. */
  readonly minor?: boolean;
}

/** Holidays by day, with what features ask of them. */
export interface HolidayCalendar {
  readonly size: number;
  /** 0 none, 1 minor, 2 public. */
  rank(day: number): number;
  /** Days until the next holiday that is not minor, at most `limit`. */
  daysUntil(day: number, limit: number): number;
  daysSince(day: number, limit: number): number;
  /** Earlier days on which a holiday of the same name was kept, newest first. */
  earlier(day: number): readonly number[];
  /** Public holidays before a day, of whatever name, newest first. */
  publicBefore(day: number): readonly number[];
}

/** Indexes holidays by day and name; several on one day count as its most public one. */
export const holidayCalendar = (holidays: readonly Holiday[]): HolidayCalendar => {
  const ranks = new Map<number, number>();
  const names = new Map<number, string>();
  for (const { day, name, minor } of holidays) {
    const rank = minor ? 1 : 2;
    if (rank <= (ranks.get(day) ?? 0)) continue;
    ranks.set(day, rank);
    names.set(day, name);
  }
  const byName = new Map<string, number[]>();
  for (const [day, name] of names) {
    const days = byName.get(name);
    if (days) days.push(day);
    else byName.set(name, [day]);
  }
  const earlier = new Map<number, readonly number[]>();
  for (const days of byName.values()) {
    days.sort((a, b) => b - a);
    days.forEach((day, i) => {
      earlier.set(day, days.slice(i + 1));
    });
  }
  const publicDays = [...ranks].flatMap(([day, rank]) => (rank === 2 ? [day] : []));
  publicDays.sort((a, b) => b - a);
  const rank = (day: number): number => ranks.get(day) ?? 0;
  const away = (day: number, limit: number, sign: 1 | -1): number => {
    for (let d = 0; d < limit; d++) if (rank(day + sign * d) === 2) return d;
    return limit;
  };
  return {
    size: ranks.size,
    rank,
    daysUntil: (day, limit) => away(day, limit, 1),
    daysSince: (day, limit) => away(day, limit, -1),
    earlier: (day) => earlier.get(day) ?? [],
    publicBefore: (day) => {
      const from = publicDays.findIndex((one) => one < day);
      return from < 0 ? [] : publicDays.slice(from, from + mostBefore);
    },
  };
};

const mostBefore = 24;
