import { sql } from 'kysely';
import type { Ctx, Tx } from '../../../kernel/ctx.ts';
import { type Boundary, bboxOf, centreOf } from '../polygon.ts';
import { PackError } from './pack-error.ts';
import type { Pack } from './read-pack.ts';

/** Makes the tables agree with the pack, but for what an administrator edited. */
export const storePack = async (ctx: Ctx, tx: Tx, pack: Pack): Promise<void> => {
  await requireFreeIds(tx, pack);
  await storeCity(ctx, tx, pack);
  await storeZones(tx, pack);
  await storeAreas(tx, pack);
  await storeCategories(tx, pack);
  await dropVanished(tx, pack);
};

/** Ids are unique over all cities; a pack must not take over another city's wards. */
const requireFreeIds = async (tx: Tx, { info, zones, features }: Pack): Promise<void> => {
  const taken = await tx
    .selectFrom('zones')
    .select(['id', 'cityId'])
    .where(
      'id',
      'in',
      zones.map(({ id }) => id),
    )
    .where('cityId', '!=', info.id)
    .unionAll(
      tx
        .selectFrom('areas')
        .select(['id', 'cityId'])
        .where(
          'id',
          'in',
          features.map(({ properties }) => properties.id),
        )
        .where('cityId', '!=', info.id),
    )
    .limit(1)
    .executeTakeFirst();
  if (taken === undefined) return;
  throw new PackError(
    `${info.id}: the id ${taken.id} belongs to ${taken.cityId} already; begin ids with the city's short name`,
  );
};

const storeCity = async (ctx: Ctx, tx: Tx, { info, hash }: Pack): Promise<void> => {
  const row = {
    name: info.name,
    timeZone: info.timeZone,
    centreLat: info.centre.lat,
    centreLng: info.centre.lng,
    refPrefix: info.refPrefix,
    languages: info.languages,
    attribution: JSON.stringify(info.attribution),
    packHash: hash,
    loadedAt: ctx.clock.now(),
  };
  await tx
    .insertInto('cities')
    .values({ id: info.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
};

const storeZones = async (tx: Tx, { info, zones }: Pack): Promise<void> => {
  await tx
    .insertInto('zones')
    .values(zones.map(({ id, name }) => ({ id, cityId: info.id, name })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((set) => ({ name: set.ref('excluded.name') }))
        .where('zones.edited', '=', false),
    )
    .execute();
};

const storeAreas = async (tx: Tx, { info, features }: Pack): Promise<void> => {
  const rows = features.map(({ properties, geometry }) => {
    const centre = centreOf(geometry);
    return {
      id: properties.id,
      cityId: info.id,
      zoneId: properties.zone,
      number: properties.number,
      name: properties.name,
      population: properties.population,
      areaSqKm: properties.areaSqKm,
      centreLat: centre.lat,
      centreLng: centre.lng,
      bbox: bboxOf(geometry),
      boundary: JSON.stringify(geometry),
    };
  });
  for (let from = 0; from < rows.length; from += 500) {
    await tx
      .insertInto('areas')
      .values(rows.slice(from, from + 500))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          zoneId: sql<string | null>`CASE WHEN areas.zone_edited THEN areas.zone_id
                                          ELSE excluded.zone_id END`,
          number: set.ref('excluded.number'),
          name: set.ref('excluded.name'),
          population: set.ref('excluded.population'),
          areaSqKm: set.ref('excluded.areaSqKm'),
          centreLat: set.ref('excluded.centreLat'),
          centreLng: set.ref('excluded.centreLng'),
          bbox: set.ref('excluded.bbox'),
          boundary: set.ref('excluded.boundary'),
        })),
      )
      .execute();
  }
};

const storeCategories = async (tx: Tx, { info, categories }: Pack): Promise<void> => {
  const rows = categories.map((category, position) => ({
    ...category,
    cityId: info.id,
    position,
    keywords: JSON.stringify(category.keywords),
  }));
  await tx
    .insertInto('categories')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['cityId', 'id']).doUpdateSet((set) => ({
        name: set.ref('excluded.name'),
        icon: set.ref('excluded.icon'),
        shape: set.ref('excluded.shape'),
        defaultSeverity: set.ref('excluded.defaultSeverity'),
        slaHours: set.ref('excluded.slaHours'),
        aliases: set.ref('excluded.aliases'),
        keywords: set.ref('excluded.keywords'),
        position: set.ref('excluded.position'),
      })),
    )
    .execute();
};

/**
 * What left the pack goes. What something still refers to (the database knows all that may) keeps
 * its row; a ward loses its territory, so that no new place is found in it.
 */
const dropVanished = async (tx: Tx, { info, zones, features, categories }: Pack): Promise<void> => {
  const areaIds = features.map(({ properties }) => properties.id);
  const zoneIds = zones.map(({ id }) => id);
  const goneAreas = await tx
    .selectFrom('areas')
    .select('id')
    .where('cityId', '=', info.id)
    .where('id', 'not in', areaIds)
    .execute();
  for (const { id } of goneAreas) {
    const isDeleted = await tryDelete(tx, sql`DELETE FROM areas WHERE id = ${id}`);
    if (isDeleted) continue;
    await tx
      .updateTable('areas')
      .set({ boundary: JSON.stringify(noTerritory) })
      .where('id', '=', id)
      .execute();
  }
  const goneZones = await tx
    .selectFrom('zones')
    .select('id')
    .where('cityId', '=', info.id)
    .where('edited', '=', false)
    .where('id', 'not in', zoneIds)
    .execute();
  for (const { id } of goneZones) await tryDelete(tx, sql`DELETE FROM zones WHERE id = ${id}`);
  const goneCategories = await tx
    .selectFrom('categories')
    .select('id')
    .where('cityId', '=', info.id)
    .where(
      'id',
      'not in',
      categories.map(({ id }) => id),
    )
    .execute();
  for (const { id } of goneCategories) {
    await tryDelete(tx, sql`DELETE FROM categories WHERE city_id = ${info.id} AND id = ${id}`);
  }
};

const foreignKeyViolation = '23503';

const noTerritory: Boundary = { type: 'MultiPolygon', coordinates: [] };

/** @returns false when the row is referred to, and stays */
const tryDelete = async (tx: Tx, statement: ReturnType<typeof sql>): Promise<boolean> => {
  await sql`SAVEPOINT vanished`.execute(tx);
  try {
    await statement.execute(tx);
    await sql`RELEASE SAVEPOINT vanished`.execute(tx);
    return true;
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT vanished`.execute(tx);
    const isReferred =
      error instanceof Error && 'code' in error && error.code === foreignKeyViolation;
    if (!isReferred) throw error;
    return false;
  }
};
