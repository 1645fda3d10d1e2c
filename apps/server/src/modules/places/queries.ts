import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import type { Boundary } from './polygon.ts';

const areaColumns = [
  'id',
  'cityId',
  'zoneId',
  'number',
  'name',
  'population',
  'areaSqKm',
  'centreLat',
  'centreLng',
  'bbox',
] as const;

/** A ward that left its pack has no territory; it is kept for the incidents that name it. */
const hasTerritory = sql<boolean>`boundary -> 'coordinates' <> '[]'::jsonb`;

export const selectAreas = (db: Db, cityId: string) =>
  db
    .selectFrom('areas')
    .select(areaColumns)
    .where('cityId', '=', cityId)
    .where(hasTerritory)
    .orderBy('number')
    .orderBy('id');

/** Also those without territory: incidents name them still. */
export const selectAreaNames = (db: Db) =>
  db.selectFrom('areas').select(['id', 'name', 'cityId', 'zoneId']).execute();

export const selectArea = (db: Db, id: string) =>
  db.selectFrom('areas').select(areaColumns).where('id', '=', id).executeTakeFirst();

/** The GeoJSON geometry of each ward, left as text: nobody here looks into it. */
export const selectBoundaryTexts = (db: Db, cityId: string) =>
  selectAreas(db, cityId).select(sql<string>`boundary::text`.as('boundaryText')).execute();

export const selectTerritories = async (db: Db, cityId?: string) => {
  const rows = await db
    .selectFrom('areas')
    .select(['id', 'cityId', 'zoneId', 'name', 'population', 'areaSqKm', 'bbox', 'boundary'])
    .where(hasTerritory)
    .$if(cityId !== undefined, (query) => query.where('cityId', '=', cityId ?? ''))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, boundary: asStoredBoundary(row.boundary) }));
};

/** The column is only ever written from a pack that was checked. */
const asStoredBoundary = (boundary: unknown): Boundary => boundary as Boundary;

export const selectCities = (db: Db) =>
  db
    .selectFrom('cities')
    .select([
      'id',
      'name',
      'timeZone',
      'centreLat',
      'centreLng',
      'languages',
      'attribution',
      'refPrefix',
    ])
    .orderBy('id')
    .execute();

export const selectZoneNames = (db: Db) => db.selectFrom('zones').select(['id', 'name']).execute();

export const selectCategories = (db: Db, cityId?: string) =>
  db
    .selectFrom('categories')
    .select([
      'cityId',
      'id',
      'name',
      'icon',
      'shape',
      'defaultSeverity',
      'slaHours',
      'aliases',
      'keywords',
    ])
    .$if(cityId !== undefined, (query) => query.where('cityId', '=', cityId ?? ''))
    .orderBy('cityId')
    .orderBy('position')
    .execute();

/** Zones with the ids of their wards. */
export const selectZones = (db: Db | Tx) =>
  db
    .selectFrom('zones')
    .leftJoin('areas', 'areas.zoneId', 'zones.id')
    .select([
      'zones.id',
      'zones.cityId',
      'zones.name',
      'zones.version',
      sql<string[]>`coalesce(array_agg(areas.id ORDER BY areas.number, areas.id)
        FILTER (WHERE areas.id IS NOT NULL), '{}')`.as('areaIds'),
    ])
    .groupBy('zones.id')
    .orderBy('zones.id');
