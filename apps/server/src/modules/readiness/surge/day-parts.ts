import type { DayPart } from '@pulse/contract';
import { normalQuantile } from '@pulse/ml/numeric';
import { weekday } from './holiday-days.ts';

/** Six hours each, in the order of the day. */
export const dayParts = [
  'night',
  'morning',
  'afternoon',
  'evening',
] as const satisfies readonly DayPart[];

type Shares = Readonly<Record<DayPart, number>>;

/** Shares of a day's arrivals that fall into its parts; JSON. Each adds up to 1. */
export interface PartShares {
  readonly all: Shares;
  /** Sunday first. */
  readonly weekdays: readonly Shares[];
}

/** Arrivals of a day by its parts, as far as they are known. */
export interface PartsOfDay {
  /** Days since 1970-01-01 by the city's clock. */
  readonly day: number;
  readonly parts: Partial<Shares>;
}

/** Of 275,971 emergency arrivals at an American hospital, 2013 to 2018 (data of R's fastTS). */
const priorShares: Shares = { night: 0.12, morning: 0.23, afternoon: 0.36, evening: 0.29 };
/** Arrivals that the prior is worth, and that all weekdays are worth to one of them. Ours. */
const priorArrivals = 200;
const weekdayArrivals = 500;

/**
 * Learns shares of the parts of a day: the mean of a Dirichlet posterior, drawn towards the prior,
 * and of each weekday towards all together, the less the more people have come. A day of which a
 * part is not known tells nothing.
 */
export const learnPartShares = (history: readonly PartsOfDay[]): PartShares => {
  const whole = history.filter(({ parts }) => dayParts.every((part) => (parts[part] ?? -1) >= 0));
  const all = posterior(whole, priorShares, priorArrivals);
  return {
    all,
    weekdays: Array.from({ length: 7 }, (_, d) =>
      posterior(
        whole.filter(({ day }) => weekday(day) === d),
        all,
        weekdayArrivals,
      ),
    ),
  };
};

const posterior = (days: readonly PartsOfDay[], prior: Shares, worth: number): Shares => {
  const people = (part: DayPart) =>
    worth * prior[part] + days.reduce((sum, { parts }) => sum + (parts[part] ?? 0), 0);
  const total = dayParts.reduce((sum, part) => sum + people(part), 0);
  const share = (part: DayPart) => people(part) / total;
  return {
    night: share('night'),
    morning: share('morning'),
    afternoon: share('afternoon'),
    evening: share('evening'),
  };
};

interface Interval {
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
}

const deviations = normalQuantile(0.9);

/**
 * Splits a day into its parts, whose points add up to the day's. Each arrival falls into a part with
 * its share, so a part's variance is s^2 Var + s (1 - s) mean (thinning), on each side by itself.
 */
export const splitDayParts = (
  day: Interval,
  shares: Shares,
): (Interval & { readonly part: DayPart })[] =>
  dayParts.map((part) => {
    const share = shares[part];
    const point = share * day.point;
    const reach = (end: number) =>
      Math.sqrt(
        (share * (end - day.point)) ** 2 +
          deviations ** 2 * share * (1 - share) * Math.max(0, day.point),
      );
    return {
      part,
      point,
      lower80: Math.max(0, point - reach(day.lower80)),
      upper80: point + reach(day.upper80),
    };
  });

/** Shares of one day. */
export const sharesOn = (shares: PartShares, day: number): Shares =>
  shares.weekdays[weekday(day)] ?? shares.all;
