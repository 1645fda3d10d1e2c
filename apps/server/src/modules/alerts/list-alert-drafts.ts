import type { AlertDraft, RouteQuery, routes } from '@pulse/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { citiesOf, hospitalScope } from '../hospitals/index.ts';
import { presentDraft } from './present-draft.ts';
import { selectDrafts } from './queries.ts';

const usualLimit = 50;
const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** The newest first: of cities that a planner has a hospital in, or of one city. */
export const listAlertDrafts = async (
  ctx: Ctx,
  { city, state, cursor, limit = usualLimit }: RouteQuery<typeof routes.listAlertDrafts>,
): Promise<{ items: AlertDraft[]; nextCursor: string | null }> => {
  const cityIds = await citiesOf(ctx.db, hospitalScope(ctx.actor));
  let query = selectDrafts(ctx.db, cityIds)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const cityId = city ?? (cityIds === 'all' ? ctx.config.defaultCityId : undefined);
  if (cityId !== undefined) query = query.where('cityId', '=', cityId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (cursor !== undefined) {
    const [at, id] = decodeCursorAs(cursor, Cursor);
    query = query.where(sql<boolean>`(created_at, id) < (${new Date(at)}, ${id})`);
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(presentDraft),
    nextCursor:
      last && rows.length > limit ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
};
