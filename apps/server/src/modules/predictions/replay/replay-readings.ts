import type { Area, PredictionKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../../kernel/ctx.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { listAreas } from '../../places/index.ts';
import { ensurePartitions } from '../ensure-partitions.ts';
import { kinds } from '../kinds.ts';
import { pastMoment } from './past-moment.ts';
import {
  type HistoryEntry,
  type PastColumn,
  readHistory,
  readHistoryIndex,
} from './read-history.ts';
import { spreadAreas } from './spread-areas.ts';

const dayMs = 86_400_000;
const replayedDays: Readonly<Record<PredictionKind, number>> = {
  traffic: 60,
  aqi: 85,
  flooding: 85,
};
/** Roads that are counted: enough that no ward is far from one, few enough to forecast in seconds. */
const countedRoads = 24;
/** Weeks between what two roads replay, so that no two show the same days. */
const roadShiftWeeks = 2;

/**
 * Plays the histories of the default city's pack again: stores every measurement up to now that is
 * not there yet, labelled as a replay. Safe to run again, and by two servers at once.
 *
 * @returns how many measurements were added
 */
export const replayReadings = async (ctx: Ctx): Promise<number> => {
  const cityId = ctx.config.defaultCityId;
  const entries = await readHistoryIndex(ctx.config, cityId);
  if (entries.length === 0) return 0;
  await ensurePartitions(ctx);
  const { items: areas } = await listAreas(ctx, { city: cityId });
  let added = 0;
  for (const entry of entries) {
    const columns = await readHistory(ctx.config, cityId, entry);
    added += await replayKind(ctx, cityId, entry, columns, areas);
  }
  return added;
};

interface Player {
  readonly areaId: string;
  readonly station: string;
  readonly column: PastColumn;
  /** What is measured at the same place beside it. */
  readonly beside?: {
    readonly pm25?: PastColumn | undefined;
    readonly pm10?: PastColumn | undefined;
  };
  readonly shiftWeeks: number;
}

const replayKind = async (
  ctx: Ctx,
  cityId: string,
  entry: HistoryEntry,
  columns: readonly PastColumn[],
  areas: readonly Area[],
): Promise<number> => {
  const { kind } = entry;
  const players = castPlayers(cityId, kind, columns, areas);
  await storeStations(ctx, cityId, kind, players, areas);
  const { stepMs } = kinds[kind];
  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  const now = ctx.clock.now().getTime();
  const wallNow = now + offsetMs(now);
  // A step is measured once it is over.
  const last = Math.floor(wallNow / stepMs) * stepMs - stepMs;
  const first = Math.max(
    last - replayedDays[kind] * dayMs,
    (await newestWall(ctx, cityId, kind, offsetMs)) + stepMs,
  );
  const found: Found[] = [];
  for (const { areaId, station, column, beside, shiftWeeks } of players) {
    for (let wall = first; wall <= last; wall += stepMs) {
      const past = pastMoment(kind, wall, shiftWeeks);
      const [value = null, pm25 = null, pm10 = null] = [column, beside?.pm25, beside?.pm10].map(
        (one) => one?.values.get(past),
      );
      if (value === null && pm25 === null && pm10 === null) continue;
      found.push({ station, areaId, at: new Date(wall - offsetMs(wall)), value, pm25, pm10 });
    }
  }
  if (found.length === 0) return 0;
  return kind === 'traffic'
    ? storeTraffic(ctx, cityId, found, entry.capacity ?? 1)
    : storeWeather(ctx, cityId, found, kind);
};

const castPlayers = (
  cityId: string,
  kind: PredictionKind,
  columns: readonly PastColumn[],
  areas: readonly Area[],
): Player[] => {
  const parts =
    kind === 'traffic'
      ? Array.from({ length: countedRoads }, (_, i) => ({
          column: columns[0],
          shiftWeeks: i * roadShiftWeeks,
        }))
      : columns
          .filter(({ name }) => kind !== 'aqi' || name === 'aqi')
          .map((column) => ({ column, shiftWeeks: 0 }));
  const beside =
    kind === 'aqi'
      ? {
          pm25: columns.find(({ name }) => name === 'pm25'),
          pm10: columns.find(({ name }) => name === 'pm10'),
        }
      : {};
  const spread = spreadAreas(areas, parts.length);
  return parts.flatMap(({ column, shiftWeeks }, i) => {
    const area = spread[i];
    if (column === undefined || area === undefined) return [];
    return [{ areaId: area.id, station: `${cityId}-${kind}-${i + 1}`, column, beside, shiftWeeks }];
  });
};

const units: Readonly<Record<PredictionKind, string>> = {
  traffic: 'share',
  aqi: 'aqi',
  flooding: 'mm',
};

const storeStations = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  players: readonly Player[],
  areas: readonly Area[],
): Promise<void> => {
  const rows = players.flatMap(({ station, areaId }) => {
    const centre = areas.find(({ id }) => id === areaId)?.centre;
    return centre ? [{ id: station, cityId, areaId, kind, unit: units[kind], ...centre }] : [];
  });
  if (rows.length === 0) return;
  await ctx.db
    .insertInto('sensors')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
};

/** Wall-clock time of the newest measurement that every station could have; before time when none. */
const newestWall = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  offsetMs: (at: number) => number,
): Promise<number> => {
  const newest =
    kind === 'traffic'
      ? await ctx.db
          .selectFrom('trafficReadings')
          .select(({ fn }) => fn.max('at').as('at'))
          .where('cityId', '=', cityId)
          .executeTakeFirst()
      : await ctx.db
          .selectFrom('weatherReadings')
          .select(({ fn }) => fn.max('at').as('at'))
          .where('cityId', '=', cityId)
          .where('station', 'like', `${cityId}-${kind}-%`)
          // What an earlier version replayed without particles is played again with them.
          .$if(kind === 'aqi', (query) => query.where('pm25Ugm3', 'is not', null))
          .executeTakeFirst();
  const at = newest?.at?.getTime();
  return at === undefined ? Number.NEGATIVE_INFINITY : at + offsetMs(at);
};

interface Found {
  readonly station: string;
  readonly areaId: string;
  readonly at: Date;
  readonly value: number | null;
  readonly pm25: number | null;
  readonly pm10: number | null;
}

const storeTraffic = async (
  ctx: Ctx,
  cityId: string,
  found: readonly Found[],
  capacity: number,
): Promise<number> => {
  const stored = await sql`
    INSERT INTO traffic_readings (city_id, area_id, at, congestion, volume, provenance, received_at)
    SELECT ${cityId}, area_id, at, least(1, volume / ${capacity}::float8), volume, 'replay', ${ctx.clock.now()}
    FROM unnest(${found.map(({ areaId }) => areaId)}::text[], ${found.map(({ at }) => at)}::timestamptz[],
      ${found.map(({ value }) => value)}::float8[]) AS f (area_id, at, volume)
    ON CONFLICT DO NOTHING`.execute(ctx.db);
  return Number(stored.numAffectedRows ?? 0);
};

const storeWeather = async (
  ctx: Ctx,
  cityId: string,
  found: readonly Found[],
  kind: PredictionKind,
): Promise<number> => {
  const column = sql.raw(kind === 'aqi' ? 'aqi' : 'rain_mm');
  const stored = await sql`
    INSERT INTO weather_readings (city_id, station, at, ${column}, pm25_ugm3, pm10_ugm3, provenance, received_at)
    SELECT ${cityId}, station, at, value, pm25, pm10, 'replay', ${ctx.clock.now()}
    FROM unnest(${found.map(({ station }) => station)}::text[], ${found.map(({ at }) => at)}::timestamptz[],
      ${found.map(({ value }) => value)}::float8[], ${found.map(({ pm25 }) => pm25)}::float8[],
      ${found.map(({ pm10 }) => pm10)}::float8[]) AS f (station, at, value, pm25, pm10)
    ON CONFLICT (station, at) DO UPDATE
    SET pm25_ugm3 = excluded.pm25_ugm3, pm10_ugm3 = excluded.pm10_ugm3
    WHERE weather_readings.pm25_ugm3 IS NULL AND excluded.pm25_ugm3 IS NOT NULL`.execute(ctx.db);
  return Number(stored.numAffectedRows ?? 0);
};
