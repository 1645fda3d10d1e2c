import { sql } from 'kysely';
import type { Ctx } from '../kernel/ctx.ts';
import { storeIncidents } from '../modules/importing/index.ts';
import { createPlaceDrawer } from '../modules/places/index.ts';
import { inventPast } from './invent-past.ts';
import { createRandom } from './random.ts';
import { readDemoTexts } from './read-demo-texts.ts';

const seed = 2;
const batchRows = 1_000;
// Any fixed number that nobody else locks.
const loadingLock = 7_305_102;

/**
 * Fills the default city with its pack's complaints over the last 60 days. All or nothing, once
 * per database: a second start, or a second server, finds it done.
 *
 * @returns how many incidents were added
 */
export const loadDemo = async (ctx: Ctx): Promise<number> => {
  const cityId = ctx.config.defaultCityId;
  const key = `demo.loaded.${cityId}`;
  return ctx.db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${loadingLock}::bigint)`.execute(tx);
    const done = await tx.selectFrom('config').select('key').where('key', '=', key).execute();
    if (done.length > 0) return 0;
    const incidents = await inventIncidents(ctx, cityId);
    let added = 0;
    for (let from = 0; from < incidents.length; from += batchRows) {
      added += await storeIncidents(ctx, tx, cityId, incidents.slice(from, from + batchRows));
    }
    const value = JSON.stringify({ at: ctx.clock.now().toISOString(), added });
    await tx.insertInto('config').values({ key, value }).execute();
    ctx.log.info({ added, cityId }, 'the demo city is filled');
    return added;
  });
};

const inventIncidents = async (ctx: Ctx, cityId: string) => {
  const city = ctx.geography.city(cityId);
  const random = createRandom(seed);
  const drawPlace = await createPlaceDrawer(ctx.db, cityId, random.uniform);
  if (city === undefined || drawPlace === undefined) return [];
  const { past } = await readDemoTexts(ctx.config);
  return inventPast(past, {
    cityId,
    timeZone: city.timeZone,
    now: ctx.clock.now(),
    random,
    drawPlace,
    category: (id) => ctx.geography.category(cityId, id),
  });
};
