import { join } from 'node:path';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { findPacks } from './pack/find-packs.ts';
import { PackError } from './pack/pack-error.ts';
import { type Pack, readPack } from './pack/read-pack.ts';
import { storePack } from './pack/store-pack.ts';

export interface LoadedPack {
  readonly cityId: string;
  readonly areas: number;
  /** False: the pack is as it was loaded before. */
  readonly changed: boolean;
}

// Any fixed number that nobody else locks.
const loadingLock = 7_305_101;

/**
 * Loads every city pack of the cities folder, each in a transaction of its own. What an
 * administrator edited stays; a pack that did not change is left alone, so this runs at each start.
 *
 * @throws PackError naming file and place in it; cities before the faulty one stay loaded
 */
export const loadCityPacks = async (
  ctx: Ctx,
  onProgress: (text: string) => void = () => {},
): Promise<LoadedPack[]> => {
  const { citiesDir, defaultCityId } = ctx.config;
  const loaded: LoadedPack[] = [];
  for (const folder of await findPacks(citiesDir)) {
    const pack = await readPack(folder, join(citiesDir, 'categories.json'));
    const changed = await loadPack(ctx, pack);
    if (changed) onProgress(`${pack.info.name.en}: ${pack.features.length} wards`);
    loaded.push({ cityId: pack.info.id, areas: pack.features.length, changed });
  }
  if (!loaded.some(({ cityId }) => cityId === defaultCityId)) {
    const known = loaded.map(({ cityId }) => cityId).join(', ') || 'none';
    throw new PackError(
      `PULSE_CITY is ${defaultCityId}, but ${citiesDir} has no such pack (it has: ${known})`,
    );
  }
  return loaded;
};

const loadPack = (ctx: Ctx, pack: Pack): Promise<boolean> =>
  ctx.db.transaction().execute(async (tx) => {
    // Of two servers that start together the second waits, and finds the hash of the first.
    await sql`SELECT pg_advisory_xact_lock(${loadingLock}::bigint)`.execute(tx);
    const stored = await tx
      .selectFrom('cities')
      .select('packHash')
      .where('id', '=', pack.info.id)
      .executeTakeFirst();
    if (stored?.packHash === pack.hash) return false;
    await storePack(ctx, tx, pack);
    await appendEvent(ctx, tx, 'places.changed', { cityId: pack.info.id });
    return true;
  });
