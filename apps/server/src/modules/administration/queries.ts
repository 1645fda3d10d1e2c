import type { Db } from '../../kernel/ctx.ts';

export interface AuditFilter {
  actorId?: string | undefined;
  /** Part of a name, or a role. */
  actorText?: string | undefined;
  /** `incident` finds `incident.approve` too. */
  action?: string | undefined;
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  beforeId?: number | undefined;
  limit: number;
}

/** Newest first. */
export const pageOfAudit = (db: Db, filter: AuditFilter) => {
  const { actorId, actorText, action, subjectType, subjectId, from, to, beforeId } = filter;
  let query = db.selectFrom('auditLog').selectAll().orderBy('id', 'desc').limit(filter.limit);
  if (beforeId !== undefined) query = query.where('id', '<', beforeId);
  if (actorId !== undefined) query = query.where('actorId', '=', actorId);
  if (actorText !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('actorName', 'ilike', `%${literally(actorText)}%`),
        eb('actorRole', '=', actorText.toLowerCase()),
      ]),
    );
  }
  if (action !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('action', '=', action), eb('action', 'like', `${literally(action)}.%`)]),
    );
  }
  if (subjectType !== undefined) query = query.where('subjectType', '=', subjectType);
  if (subjectId !== undefined) query = query.where('subjectId', '=', subjectId);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  return query.execute();
};

const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
