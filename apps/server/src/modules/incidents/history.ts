import type { IncidentStatus, TimelineEntry } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';

export interface HistoryEntry {
  readonly incidentId: string;
  readonly version: number;
  readonly kind: TimelineEntry['kind'];
  readonly fromStatus: IncidentStatus | null;
  readonly toStatus: IncidentStatus;
  readonly note?: string | null;
  readonly before?: JsonObject;
  /** Nobody decided it: it followed from votes. */
  readonly bySystem?: boolean;
}

export const addHistory = async (ctx: Ctx, tx: Tx, entry: HistoryEntry): Promise<void> => {
  const { actor } = ctx;
  const isPerson = actor.kind === 'citizen' || actor.kind === 'staff';
  const by =
    isPerson && entry.bySystem !== true
      ? { kind: actor.kind, id: actor.id, name: actor.kind === 'staff' ? actor.name : null }
      : { kind: 'system', id: null, name: null };
  await tx
    .insertInto('incidentHistory')
    .values({
      id: ctx.ids.next(),
      incidentId: entry.incidentId,
      version: entry.version,
      at: ctx.clock.now(),
      kind: entry.kind,
      fromStatus: entry.fromStatus,
      toStatus: entry.toStatus,
      actorKind: by.kind,
      actorId: by.id,
      actorName: by.name,
      note: entry.note ?? null,
      before: entry.before ?? {},
    })
    .execute();
};
