import type { Incident } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { presentIncidents } from './present-incidents.ts';
import { selectIncidents } from './queries.ts';
import { isPublic } from './visibility.ts';

export interface LiveIncident {
  readonly citizenId: string | null;
  readonly isPublic: boolean;
  /** What the public sees while it is public, and the reporter always. */
  readonly forPublic: Incident;
  readonly forStaff: Incident;
}

/** Incidents for those who send them on to others, whoever the actor is; unknown ids are left out. */
export const loadLiveIncidents = async (
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LiveIncident>> => {
  const rows = await selectIncidents(ctx.db, ids);
  const viewed = rows.map((row) => ({ row, view: 'staff' as const }));
  const citizens = new Map(rows.map((row) => [row.id, row.citizenId]));
  const live = new Map<string, LiveIncident>();
  for (const forStaff of await presentIncidents(ctx, ctx.db, viewed)) {
    const { staff: _, ...forPublic } = forStaff;
    live.set(forStaff.id, {
      citizenId: citizens.get(forStaff.id) ?? null,
      isPublic: isPublic(forStaff.status),
      forPublic,
      forStaff,
    });
  }
  return live;
};
