import type { Ctx } from '../../../kernel/ctx.ts';
import {
  type HospitalDay,
  listArrivalVersions,
  listHospitalDays,
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
  const days = await listHospitalDays(ctx.db, { cityId, fromDay: isoDay(fromDay - leadDays) });
  const stored = new Set(newest.map(featureKey));
  const changed = new Map<string, number>();
  for (const { hospitalId, department, day, complete, knownAt } of days) {
    const key = {
      hospitalId,
      unit: department ?? '',
      input: 'arrivals',
      day: dayOfIso(day),
    } as const;
    // A day that is not told in full says something only where it was before.
    if (!complete && !stored.has(featureKey(key))) continue;
    const sinceMs = Math.min(heard.get(hospitalId) ?? 0, nowMs - overlapMs);
    const isNews = knownAt.getTime() > sinceMs;
    const first = changed.get(hospitalId) ?? Number.POSITIVE_INFINITY;
    if (isNews) changed.set(hospitalId, Math.max(fromDay, Math.min(first, dayOfIso(day))));
  }
  if (changed.size === 0) return [];
  const versions = await listArrivalVersions(ctx, {
    cityId,
    hospitalIds: [...changed.keys()],
    sinceDay: isoDay(Math.min(...changed.values()) - leadDays),
  });
  const reported = group(days.filter(({ hospitalId }) => changed.has(hospitalId)));
  const replayed = new Set<KnownValue[]>();
  for (const { hospitalId, department, day, value, knownAt } of versions) {
    const told = reported
      .get(hospitalId)
      ?.get(department ?? '')
      ?.get(dayOfIso(day));
    if (told === undefined) continue;
    // The versions of a day say more than its sum.
    if (!replayed.has(told)) told.length = 0;
    replayed.add(told);
    told.push({ value: value ?? Number.NaN, knownAtMs: knownAt.getTime() });
  }
  return [...reported].flatMap(([hospitalId, own]) =>
    [...deriveUnits(own, changed.get(hospitalId) ?? fromDay)].flatMap(([unit, unitDays]) =>
      [...unitDays].map(([day, told]) => ({
        hospitalId,
        unit,
        input: 'arrivals' as const,
        day,
        told: lastOfEach(told, hourMs).map((one) => ({ ...one, provenance: 'observations' })),
      })),
    ),
  );
};

/** What was summed up, by hospital, department and day; a day that is not told in full is empty. */
const group = (days: readonly HospitalDay[]) => {
  const hospitals = new Map<string, Map<string, Map<number, KnownValue[]>>>();
  for (const { hospitalId, department, day, arrivals, complete, knownAt } of days) {
    const departments = hospitals.get(hospitalId) ?? new Map<string, Map<number, KnownValue[]>>();
    const own = departments.get(department ?? '') ?? new Map<number, KnownValue[]>();
    const isTold = complete && arrivals !== null;
    own.set(dayOfIso(day), isTold ? [{ value: arrivals, knownAtMs: knownAt.getTime() }] : []);
    departments.set(department ?? '', own);
    hospitals.set(hospitalId, departments);
  }
  return hospitals;
};
