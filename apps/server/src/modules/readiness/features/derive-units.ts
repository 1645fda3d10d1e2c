import type { KnownValue } from './known-value.ts';
import { type FirstKnown, usuallyReports } from './usually-reports.ts';

/** A series' known values by day, each day's in order of time. */
export type KnownDays = ReadonlyMap<number, readonly KnownValue[]>;

export const wholeUnit = '' as const;
/** What came to none of the departments. */
export const otherUnit = 'other' as const;
/** It is a unit of its own where it is more than this share of the arrivals of so many days. */
const materialShare = 0.01;
export const materialDays = 60;

/**
 * Arrivals of a hospital and its units from what it reported, so that units add up to the whole:
 * what came to no department as `other`, or with the largest where it is too little to be a unit, and a
 * whole that is never less than its departments. While a department that usually
 * reports is awaited, `other` is unknown, and so is a whole that would be made of departments.
 * Each moment is judged by what was known then.
 *
 * @param reported by department, '' the hospital as a whole
 * @returns by unit, each with the days from `fromDay` on
 */
export const deriveUnits = (
  reported: ReadonlyMap<string, KnownDays>,
  fromDay: number,
): Map<string, Map<number, KnownValue[]>> => {
  const firstKnown = new Map([...reported].map(([unit, own]) => [unit, firstKnownOf(own)]));
  const days = [...new Set([...reported.values()].flatMap((own) => [...own.keys()]))];
  const firstDay = Math.min(...days);
  const units = new Map<string, Map<number, KnownValue[]>>();
  const say = (unit: string, day: number, value: number, knownAtMs: number) => {
    const own = units.get(unit) ?? new Map<number, KnownValue[]>();
    const told = own.get(day) ?? [];
    if (Object.is(told.at(-1)?.value ?? Number.NaN, value)) return;
    told.push({ value, knownAtMs });
    own.set(day, told);
    units.set(unit, own);
  };
  const wholes = new Map<number, Whole[]>();
  for (const day of days.sort((a, b) => a - b)) {
    const own: Whole[] = [];
    wholes.set(day, own);
    for (const { atMs, values } of momentsOf(reported, day)) {
      const isAwaited = (unit: string) =>
        usuallyReports(firstKnown.get(unit) ?? new Map(), firstDay, day, atMs);
      const whole = wholeOf(reported, values, isAwaited);
      own.push({ ...whole, knownAtMs: atMs });
      if (day < fromDay) continue;
      const isUnit = isMaterial(wholes, day, atMs);
      const largest = isUnit || !(whole.other > 0) ? undefined : largestOf(values);
      for (const [unit, value] of values) {
        if (unit !== wholeUnit)
          say(unit, day, unit === largest ? value + whole.other : value, atMs);
      }
      say(wholeUnit, day, whole.value, atMs);
      say(otherUnit, day, isUnit ? whole.other : Number.NaN, atMs);
    }
  }
  return units;
};

/** A day's arrivals and how many of them came to no department, as known at a moment. */
interface Whole extends KnownValue {
  readonly other: number;
}

const wholeOf = (
  reported: ReadonlyMap<string, KnownDays>,
  values: ReadonlyMap<string, number>,
  isAwaited: (unit: string) => boolean,
): { value: number; other: number } => {
  const departments = [...reported.keys()].filter((unit) => unit !== wholeUnit);
  const isKnown = (unit: string) => !Number.isNaN(values.get(unit) ?? Number.NaN);
  const heard = departments.filter(isKnown);
  const sum = heard.reduce((total, unit) => total + (values.get(unit) ?? 0), 0);
  const isWaiting = departments.some((unit) => !isKnown(unit) && isAwaited(unit));
  const canAdd = heard.length > 0 && !isWaiting;
  if (isKnown(wholeUnit)) {
    const value = Math.max(values.get(wholeUnit) ?? 0, sum);
    return { value, other: canAdd ? value - sum : Number.NaN };
  }
  return canAdd && !isAwaited(wholeUnit)
    ? { value: sum, other: 0 }
    : { value: Number.NaN, other: Number.NaN };
};

const largestOf = (values: ReadonlyMap<string, number>): string | undefined =>
  [...values]
    .filter(([unit, value]) => unit !== wholeUnit && !Number.isNaN(value))
    .reduce<[string, number] | undefined>(
      (most, one) => (most === undefined || one[1] > most[1] ? one : most),
      undefined,
    )?.[0];

const isMaterial = (
  wholes: ReadonlyMap<number, readonly Whole[]>,
  day: number,
  atMs: number,
): boolean => {
  let all = 0;
  let other = 0;
  for (let one = day - materialDays + 1; one <= day; one++) {
    const then = wholes.get(one)?.findLast(({ knownAtMs }) => knownAtMs <= atMs);
    if (then === undefined || Number.isNaN(then.other)) continue;
    all += then.value;
    other += then.other;
  }
  return other > materialShare * all;
};

/** What was known of each series of a day at each moment at which something of it changed. */
const momentsOf = (reported: ReadonlyMap<string, KnownDays>, day: number) => {
  const told = [...reported].flatMap(([unit, days]) =>
    (days.get(day) ?? []).map((one) => ({ unit, ...one })),
  );
  told.sort((a, b) => a.knownAtMs - b.knownAtMs);
  const moments: { atMs: number; values: Map<string, number> }[] = [];
  for (const { unit, value, knownAtMs } of told) {
    const last = moments.at(-1);
    if (last?.atMs === knownAtMs) last.values.set(unit, value);
    else moments.push({ atMs: knownAtMs, values: new Map(last?.values).set(unit, value) });
  }
  return moments;
};

export const firstKnownOf = (days: KnownDays): FirstKnown =>
  new Map(
    [...days].flatMap(([day, told]): [number, number][] => {
      const first = told.find(({ value }) => !Number.isNaN(value));
      return first ? [[day, first.knownAtMs]] : [];
    }),
  );
