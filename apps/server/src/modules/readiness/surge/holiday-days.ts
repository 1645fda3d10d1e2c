import type { Holiday } from '@pulse/ml/forecast';

/** What a day is among holidays; windows reach over the days around a feast. */
export interface HolidayDays {
  /** Never a Sunday: that is free anyway. */
  isPublic(day: number): boolean;
  isMinor(day: number): boolean;
  /** A working day between two that are not. */
  isBridge(day: number): boolean;
  /** Days before this one on which a public holiday of the same name was kept. */
  earlier(day: number): readonly number[];
  /** Days since the feast, negative before it; undefined outside the window. */
  sinceFeast(feast: Feast, day: number): number | undefined;
}

/** Feasts with windows of their own, and what calendars call them. */
const feasts = {
  deepavali: { named: /diwali|deepavali|deepawali/i, before: 1, after: 3 },
  eid: { named: /\beid\b|\bid[- ]ul|bakrid|ramzan/i, before: 0, after: 8 },
} as const;
export type Feast = keyof typeof feasts;

export const holidayDays = (holidays: readonly Holiday[]): HolidayDays => {
  const publicDays = new Set<number>();
  const minorDays = new Set<number>();
  const names = new Map<string, Set<number>>();
  const namesOf = new Map<number, string[]>();
  const feastDays: Record<Feast, Set<number>> = { deepavali: new Set(), eid: new Set() };
  for (const { day, name, minor } of holidays) {
    if (!isSunday(day)) (minor ? minorDays : publicDays).add(day);
    if (!minor) {
      names.set(name, (names.get(name) ?? new Set()).add(day));
      namesOf.set(day, [...(namesOf.get(day) ?? []), name]);
    }
    if (feasts.deepavali.named.test(name)) feastDays.deepavali.add(day);
    if (feasts.eid.named.test(name)) feastDays.eid.add(day);
  }
  const isFree = (day: number) => publicDays.has(day) || isSunday(day);
  return {
    isPublic: (day) => publicDays.has(day),
    isMinor: (day) => minorDays.has(day) && !publicDays.has(day),
    isBridge: (day) =>
      !isFree(day) &&
      isFree(day - 1) &&
      isFree(day + 1) &&
      (publicDays.has(day - 1) || publicDays.has(day + 1)),
    earlier: (day) => {
      const days = (namesOf.get(day) ?? []).flatMap((name) => [...(names.get(name) ?? [])]);
      return [...new Set(days)].filter((one) => one < day);
    },
    sinceFeast: (feast, day) => {
      const { before, after } = feasts[feast];
      for (let since = -before; since <= after; since++) {
        if (feastDays[feast].has(day - since)) return since;
      }
      return undefined;
    },
  };
};

/** Day 0, 1970-01-01, was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;
const isSunday = (day: number): boolean => weekday(day) === 0;
