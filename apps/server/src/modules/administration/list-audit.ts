import {
  AuditEntry,
  type RouteQuery,
  type RouteResponse,
  type routes,
  Uuid,
} from '@pulse/contract';
import { z } from 'zod';
import { requireRole } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { pageOfAudit } from './queries.ts';

type Input = RouteQuery<typeof routes.listAudit>;

/** Who read or changed what, newest first. */
export const listAudit = async (
  ctx: Ctx,
  input: Input,
): Promise<RouteResponse<typeof routes.listAudit>> => {
  requireRole(ctx.actor, 'auditor', 'admin');
  const { actor, from, to, cursor, limit = 50, ...exact } = input;
  const isId = Uuid.safeParse(actor).success;
  const rows = await pageOfAudit(ctx.db, {
    ...exact,
    actorId: isId ? actor : undefined,
    actorText: isId ? undefined : actor,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    beforeId: cursor === undefined ? undefined : decodeCursorAs(cursor, Position)[0],
    limit: limit + 1,
  });
  const items = rows
    .slice(0, limit)
    .map((row) => AuditEntry.parse({ ...row, at: row.at.toISOString() }));
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
};

const Position = z.tuple([z.number().int()]);
