import { actorId, roleOf } from './actor.ts';
import type { Ctx, Db, Tx } from './ctx.ts';
import type { JsonObject } from './database.generated.ts';

export interface AuditNote {
  /** `incident.approve`, `reporter.read`: subject and verb. */
  action: string;
  subjectType: string;
  subjectId: string | null;
  zoneId?: string | null;
  detail?: JsonObject;
}

/** Writes down who did what. In a write verb it goes into the verb's own transaction. */
export const audit = (ctx: Ctx, db: Db | Tx, note: AuditNote): Promise<void> =>
  auditMany(ctx, db, [note]);

/** The same for many things done at once. */
export const auditMany = async (
  ctx: Ctx,
  db: Db | Tx,
  notes: readonly AuditNote[],
): Promise<void> => {
  if (notes.length === 0) return;
  const common = {
    at: ctx.clock.now(),
    actorId: actorId(ctx.actor),
    actorName: ctx.actor.kind === 'staff' ? ctx.actor.name : null,
    actorRole: roleOf(ctx.actor),
    requestId: ctx.requestId,
  };
  await db
    .insertInto('auditLog')
    .values(
      notes.map((note) => ({
        ...common,
        action: note.action,
        subjectType: note.subjectType,
        subjectId: note.subjectId,
        zoneId: note.zoneId ?? null,
        detail: note.detail ?? {},
      })),
    )
    .execute();
};
