import type { Incident } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';

/** An incident as the hub needs it: as the public and as staff may see it, and who reported it. */
export interface LiveIncident {
  readonly citizenId: string | null;
  readonly isPublic: boolean;
  /** As anybody sees it once it is public. */
  readonly forPublic: Incident;
  readonly forStaff: Incident;
}

/** The present state of incidents by id; ids that name none are left out. */
export type LoadLiveIncidents = (
  ctx: Ctx,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, LiveIncident>>;
