import type { Gathering, RouteQuery, routes } from '@pulse/contract';
import { z } from 'zod';
import { requireStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { presentGathering } from './present-gathering.ts';
import { selectGatherings } from './queries.ts';

const usualLimit = 50;
const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** By start, the earliest first. */
export const listGatherings = async (
  ctx: Ctx,
  input: RouteQuery<typeof routes.listGatherings>,
): Promise<{ items: Gathering[]; nextCursor: string | null }> => {
  requireStaff(ctx.actor);
  const { limit = usualLimit } = input;
  let query = selectGatherings(ctx.db, input.city ?? ctx.config.defaultCityId)
    .orderBy('startsAt')
    .orderBy('id')
    .limit(limit + 1);
  if (input.from !== undefined) query = query.where('endsAt', '>', new Date(input.from));
  if (input.to !== undefined) query = query.where('startsAt', '<', new Date(input.to));
  if (input.kind !== undefined) query = query.where('kind', '=', input.kind);
  if (input.area !== undefined) query = query.where('areaId', '=', input.area);
  if (input.status !== undefined) query = query.where('status', '=', input.status);
  if (input.cursor !== undefined) {
    const [startsAt, id] = decodeCursorAs(input.cursor, Cursor);
    query = query.where((eb) =>
      eb(eb.refTuple('startsAt', 'id'), '>', eb.tuple(eb.val(new Date(startsAt)), eb.val(id))),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => presentGathering(ctx, row)),
    nextCursor:
      last && rows.length > limit ? encodeCursor([last.startsAt.toISOString(), last.id]) : null,
  };
};
