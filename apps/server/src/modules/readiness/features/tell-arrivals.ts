import type { Ctx } from '../../../kernel/ctx.ts';
import {
  type HospitalDay,
  listArrivalVersions,
  listHospitalDays,
  listReportingHospitals,
} from '../../observations/index.ts';
import { type CityTime, dayOfIso, isoDay } from './city-time.ts';
import { deriveUnits, materialDays } from './derive-units.ts';
import { type FeatureRow, featureKey, selectNewestArrivals } from './feature-queries.ts';
import type { ToldValue } from './feature-source.ts';
import { type KnownValue, lastOfEach } from './known-value.ts';

/** Days before a change that say who usually reports, and what is material. */
const leadDays = materialDays + 14;
const hourMs = 3_600_000;
/** What is received while a rebuild runs may be rolled up only after it. */
const overlapMs = hourMs;

/**
 * Arrivals of the days that were summed up anew since the store last heard of their hospital.
 *
 * @param newest rows of the store, as far back as observations are kept
 */
export const tellArrivals = async (
  ctx: Ctx,
  cityId: string,
  { nowMs }: CityTime,
  fromDay: number,
  newest: readonly FeatureRow[],
): Promise<ToldValue[]> => {
  const heard = await selectNewestArrivals(ctx.db, cityId);
  const stored = new Set(
    newest.filter(({ input }) => input === 'arrivals').map((row) => featureKey(row)),
  );
  const told: ToldValue[] = [];
  // One by one: the days of a whole city, read at once, would hold the loop.
  const reporting = await listReportingHospitals(ctx.db, {
    cityId,
    fromDay: isoDay(fromDay - leadDays),
  });
  for (const hospitalId of reporting) {
    const sinceMs = Math.min(heard.get(hospitalId) ?? 0, nowMs - overlapMs);
    for (const one of await tellHospital(ctx, { cityId, hospitalId, fromDay, sinceMs, stored })) {
      told.push(one);
    }
  }
  return told;
};

interface Asked {
  readonly cityId: string;
  readonly hospitalId: string;
  readonly fromDay: number;
  /** When the store last heard of it. */
  readonly sinceMs: number;
  /** What the store has, by `featureKey`. */
  readonly stored: ReadonlySet<string>;
}

const tellHospital = async (
  ctx: Ctx,
  { cityId, hospitalId, fromDay, sinceMs, stored }: Asked,
): Promise<ToldValue[]> => {
  const days = await listHospitalDays(ctx.db, {
    hospitalIds: [hospitalId],
    fromDay: isoDay(fromDay - leadDays),
  });
  let changedFrom = Number.POSITIVE_INFINITY;
  for (const { department, day, complete, knownAt } of days) {
    if (knownAt.getTime() <= sinceMs) continue;
    const key = {
      hospitalId,
      unit: department ?? '',
      input: 'arrivals',
      day: dayOfIso(day),
    } as const;
    // A day that is not told in full says something only where it was before.
    if (!complete && !stored.has(featureKey(key))) continue;
    changedFrom = Math.max(fromDay, Math.min(changedFrom, dayOfIso(day)));
  }
  if (changedFrom === Number.POSITIVE_INFINITY) return [];
  const versions = await listArrivalVersions(ctx, {
    cityId,
    hospitalIds: [hospitalId],
    sinceDay: isoDay(changedFrom - leadDays),
  });
  const reported = group(days);
  const replayed = new Set<KnownValue[]>();
  for (const { department, day, value, knownAt } of versions) {
    const told = reported.get(department ?? '')?.get(dayOfIso(day));
    if (told === undefined) continue;
    // The versions of a day say more than its sum.
    if (!replayed.has(told)) told.length = 0;
    replayed.add(told);
    told.push({ value: value ?? Number.NaN, knownAtMs: knownAt.getTime() });
  }
  return [...deriveUnits(reported, changedFrom)].flatMap(([unit, unitDays]) =>
    [...unitDays].map(([day, told]) => ({
      hospitalId,
      unit,
      input: 'arrivals' as const,
      day,
      told: lastOfEach(told, hourMs).map((one) => ({ ...one, provenance: 'observations' })),
    })),
  );
};

/** What was summed up, by department and day; a day that is not told in full is empty. */
const group = (days: readonly HospitalDay[]) => {
  const departments = new Map<string, Map<number, KnownValue[]>>();
  for (const { department, day, arrivals, complete, knownAt } of days) {
    const own = departments.get(department ?? '') ?? new Map<number, KnownValue[]>();
    const isTold = complete && arrivals !== null;
    own.set(dayOfIso(day), isTold ? [{ value: arrivals, knownAtMs: knownAt.getTime() }] : []);
    departments.set(department ?? '', own);
  }
  return departments;
};
