import type { Ctx } from '../../../kernel/ctx.ts';
import { hospitalPlaces } from '../../hospitals/index.ts';
import { countIncidentsNear, type IncidentsNear } from '../../incidents/index.ts';
import { type CityTime, dayOfIso, isoDay } from './city-time.ts';
import type { FeatureRow } from './feature-queries.ts';
import type { ToldValue } from './feature-source.ts';
import type { Told } from './known-value.ts';

const nearMetres = 5_000;
/** Wide enough for any city. */
const cityMetres = 100_000;
const minSeverity = 7;
/** Of a city pack's categories those that hurt people, whatever their severity. */
const hurtful = ['flooding', 'fire', 'accident'];
/** Reports of a day are published within a week, or seldom. */
const againDays = 7;

/** Citizens' reports of what hurts people, near each hospital and in the whole city, day by day. */
export const tellIncidents = async (
  ctx: Ctx,
  cityId: string,
  time: CityTime,
  newest: readonly FeatureRow[],
  oldestDay: number,
): Promise<ToldValue[]> => {
  const hospitals = (await hospitalPlaces(ctx.db, cityId)).filter(
    ({ open, beds }) => open && beds > 0,
  );
  const [first] = hospitals;
  if (first === undefined) return [];
  const counted = new Set(
    newest.filter(({ input }) => input === 'incidents').map(({ hospitalId }) => hospitalId),
  );
  const isCounted = counted.has('') && hospitals.every(({ id }) => counted.has(id));
  const fromDay = isCounted ? Math.max(oldestDay, time.today - againDays) : oldestDay;
  const common = { cityId, fromDay: isoDay(fromDay), minSeverity, categories: hurtful };
  const rows = [
    ...(await countIncidentsNear(ctx, {
      ...common,
      places: hospitals,
      radiusMetres: nearMetres,
    })),
    ...(await countIncidentsNear(ctx, {
      ...common,
      places: [{ id: '', lat: first.lat, lng: first.lng }],
      radiusMetres: cityMetres,
    })),
  ];
  // Before the city's first report there was nobody to report: no days of nothing.
  const begin = isCounted ? fromDay : Math.min(...rows.map(({ day }) => dayOfIso(day)));
  const byPlace = new Map<string, IncidentsNear[]>();
  for (const row of rows) {
    const key = `${row.placeId} ${dayOfIso(row.day)}`;
    const own = byPlace.get(key) ?? [];
    own.push(row);
    byPlace.set(key, own);
  }
  return ['', ...hospitals.map(({ id }) => id)].flatMap((hospitalId) =>
    Array.from({ length: Math.max(0, time.today - begin + 1) }, (_, i) => ({
      hospitalId,
      unit: '',
      input: 'incidents' as const,
      day: begin + i,
      told: toldCounts(byPlace.get(`${hospitalId} ${begin + i}`) ?? [], begin + i, time),
    })),
  );
};

/** Known when the day is over on which they were reported, or later became public; today's now. */
const toldCounts = (rows: readonly IncidentsNear[], day: number, time: CityTime): Told[] => {
  const told: Told[] = [];
  const days = [...new Set([day, ...rows.map(({ publicDay }) => dayOfIso(publicDay))])];
  for (const publicDay of days.sort((a, b) => a - b)) {
    const value = rows
      .filter((row) => dayOfIso(row.publicDay) <= publicDay)
      .reduce((sum, { count }) => sum + count, 0);
    const knownAtMs = Math.min(time.nowMs, time.beginOf(publicDay + 1));
    told.push({ value, knownAtMs, provenance: 'incidents' });
  }
  return told;
};
