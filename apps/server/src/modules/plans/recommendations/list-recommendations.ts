import {
  type Recommendation,
  RecommendationState,
  type RouteQuery,
  type routes,
} from '@pulse/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../../kernel/cursor.ts';
import { auditHospitalRead, isInScope } from '../../hospitals/index.ts';
import { presentRecommendations } from './present-recommendation.ts';
import { type RecommendationRow, selectRecommendations } from './queries.ts';
import { ownHospitals, type Reader, readerOf } from './reader.ts';

type Query = RouteQuery<typeof routes.listRecommendations>;

const usualLimit = 50;
/** Named one by one, since an index finds what is one of these and not what is not another. */
const standing = RecommendationState.exclude(['superseded']).options;
const instant = z.iso.datetime();
const Cursors = {
  priority: z.tuple([z.number().int(), instant, z.uuid()]),
  deadline: z.tuple([instant, z.uuid()]),
  newest: z.tuple([instant, z.uuid()]),
};

/** Those that a newer plan replaced come only when asked for, by their state or their plan. */
export const listRecommendations = async (
  ctx: Ctx,
  input: Query,
): Promise<{ items: Recommendation[]; nextCursor: string | null }> => {
  const reader = await readerOf(ctx, ctx.db);
  const { limit = usualLimit, sort = 'priority' } = input;
  const rows = await sorted(filtered(ctx, reader, input), sort, input.cursor)
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const items = await presentRecommendations(ctx, ctx.db, reader, page);
  await auditHospitalRead(ctx, 'recommendations', ownHospitals(reader, page));
  const last = page.at(-1);
  return { items, nextCursor: last && rows.length > limit ? cursorAfter(last, sort) : null };
};

const filtered = (ctx: Ctx, reader: Reader, input: Query) => {
  const { scope } = reader;
  let query = selectRecommendations(ctx.db, reader);
  const city =
    input.city ?? (scope === 'all' && !input.plan ? ctx.config.defaultCityId : undefined);
  if (city !== undefined) query = query.where('recommendations.cityId', '=', city);
  if (input.plan !== undefined) query = query.where('planId', '=', input.plan);
  if (input.kind !== undefined) query = query.where('kind', '=', input.kind);
  if (input.owner !== undefined) query = query.where('owner', '=', input.owner);
  if (input.state !== undefined) query = query.where('state', '=', input.state);
  else if (input.plan === undefined) query = query.where('state', 'in', standing);
  const { hospital } = input;
  if (hospital === undefined) return query;
  // Asking for another's hospital must not tell which transfers come from it.
  if (!isInScope(scope, hospital)) return query.where(sql<boolean>`false`);
  return query.where((eb) => eb.or([eb('hospitalId', '=', hospital), eb('toId', '=', hospital)]));
};

const sorted = (
  query: ReturnType<typeof selectRecommendations>,
  sort: keyof typeof Cursors,
  cursor: string | undefined,
) => {
  if (sort === 'newest') {
    const newest = query
      .orderBy('recommendations.createdAt', 'desc')
      .orderBy('recommendations.id', 'desc');
    if (cursor === undefined) return newest;
    const [at, id] = decodeCursorAs(cursor, Cursors.newest);
    return newest.where(
      sql<boolean>`(recommendations.created_at, recommendations.id) < (${new Date(at)}, ${id})`,
    );
  }
  if (sort === 'deadline') {
    const first = query.orderBy('deadline').orderBy('recommendations.id');
    if (cursor === undefined) return first;
    const [at, id] = decodeCursorAs(cursor, Cursors.deadline);
    return first.where(sql<boolean>`(deadline, recommendations.id) > (${new Date(at)}, ${id})`);
  }
  const urgent = query.orderBy('priority').orderBy('deadline').orderBy('recommendations.id');
  if (cursor === undefined) return urgent;
  const [priority, at, id] = decodeCursorAs(cursor, Cursors.priority);
  return urgent.where(
    sql<boolean>`(priority, deadline, recommendations.id) > (${priority}, ${new Date(at)}, ${id})`,
  );
};

const cursorAfter = (last: RecommendationRow, sort: keyof typeof Cursors): string => {
  if (sort === 'newest') return encodeCursor([last.createdAt.toISOString(), last.id]);
  const deadline = last.deadline.toISOString();
  return encodeCursor(
    sort === 'deadline' ? [deadline, last.id] : [last.priority, deadline, last.id],
  );
};
