import { firstKnownOf, type KnownDays } from './derive-units.ts';
import type { KnownValue } from './known-value.ts';
import { usuallyReports } from './usually-reports.ts';

/**
 * Arrivals of all hospitals together, from each moment at which they changed: on a day that one of
 * those that usually report is missing from, the sum is missing too.
 */
export const sumCity = (hospitals: readonly KnownDays[]): Map<number, KnownValue[]> => {
  const firsts = hospitals.map(firstKnownOf);
  const days = [...new Set(hospitals.flatMap((own) => [...own.keys()]))].sort((a, b) => a - b);
  const [firstDay = 0] = days;
  const sums = new Map<number, KnownValue[]>();
  for (const day of days) {
    const told = hospitals.flatMap((own, i) => (own.get(day) ?? []).map((one) => ({ i, ...one })));
    told.sort((a, b) => a.knownAtMs - b.knownAtMs);
    const values = new Map<number, number>();
    const sum: KnownValue[] = [];
    told.forEach(({ i, value, knownAtMs }, at) => {
      if (Number.isNaN(value)) values.delete(i);
      else values.set(i, value);
      if (told[at + 1]?.knownAtMs === knownAtMs) return;
      const isAwaited = firsts.some(
        (first, k) => !values.has(k) && usuallyReports(first, firstDay, day, knownAtMs),
      );
      const all =
        isAwaited || values.size === 0
          ? Number.NaN
          : [...values.values()].reduce((total, one) => total + one, 0);
      const before = sum.at(-1)?.value ?? Number.NaN;
      if (!Object.is(all, before)) sum.push({ value: all, knownAtMs });
    });
    if (sum.length > 0) sums.set(day, sum);
  }
  return sums;
};
