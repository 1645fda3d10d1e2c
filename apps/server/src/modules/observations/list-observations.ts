import type { ObservationVersion, RouteQuery, routes } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { notFound } from '../../kernel/errors.ts';
import { auditHospitalRead, hospitalScope, isKnownHospital } from '../hospitals/index.ts';
import { pageOfObservations } from './queries.ts';

const usualLimit = 50;
const Cursor = z.tuple([z.iso.datetime(), z.string(), z.number().int()]);

/** @throws DomainError `not_found`, also for a hospital of somebody else */
export const listObservations = async (
  ctx: Ctx,
  query: RouteQuery<typeof routes.listObservations>,
): Promise<{ items: ObservationVersion[]; nextCursor: string | null }> => {
  const scope = hospitalScope(ctx.actor);
  const { hospital, cursor, limit = usualLimit } = query;
  if (!(await isKnownHospital(ctx.db, scope, hospital))) throw notFound('hospital');
  const after = cursor === undefined ? undefined : decodeCursorAs(cursor, Cursor);
  const rows = await pageOfObservations(ctx.db, {
    hospitalId: hospital,
    department: query.department,
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
    onlyNewest: query.versions !== 'all',
    after: after && [new Date(after[0]), after[1], after[2]],
    limit: limit + 1,
  });
  await auditHospitalRead(ctx, 'observations', [hospital]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      hospitalId: row.hospitalId,
      department: row.department,
      observedAt: row.observedAt.toISOString(),
      version: row.version,
      receivedAt: row.receivedAt.toISOString(),
      receivedBy: row.receivedByName,
      source: row.source,
      figures: row.figures,
      note: row.note,
    })),
    nextCursor:
      last && rows.length > limit
        ? encodeCursor([last.observedAt.toISOString(), last.department ?? '', last.version])
        : null,
  };
};
