import type { RouteQuery, RouteResponse, routes } from '@pulse/contract';
import { z } from 'zod';
import { requireRole } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { decodeCursorAs, encodeCursor } from '../../kernel/cursor.ts';
import { pageOfStaff } from './queries/staff.ts';
import { staffMember } from './staff-member.ts';

type Input = RouteQuery<typeof routes.listStaff>;

/** By name. An officer sees the active officers of shared zones, to assign work to. */
export const listStaff = async (
  ctx: Ctx,
  input: Input,
): Promise<RouteResponse<typeof routes.listStaff>> => {
  const actor = requireRole(ctx.actor, 'admin', 'officer');
  const { cursor, limit = 50, ...filter } = input;
  const rows = await pageOfStaff(ctx.db, {
    ...filter,
    ...(actor.role === 'officer' && { sharingZones: actor.zoneIds }),
    after: cursor === undefined ? undefined : place(cursor),
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(staffMember);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > limit ? encodeCursor([last.name, last.id]) : null,
  };
};

const Position = z.tuple([z.string(), z.uuid()]);

const place = (cursor: string): { name: string; id: string } => {
  const [name, id] = decodeCursorAs(cursor, Position);
  return { name, id };
};
