import { type TimelineEntry, TimelineKind } from '@pulse/contract';
import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import { selectHistory } from './queries.ts';
import type { View } from './visibility.ts';

/** Notes written for people; what staff write to each other about other steps stays with them. */
const notesShown: Readonly<Record<View, (kind: TimelineEntry['kind']) => boolean>> = {
  staff: () => true,
  own: (kind) => ['resolved', 'reopened', 'rejected', 'merged'].includes(kind),
  public: (kind) => ['resolved', 'reopened'].includes(kind),
};

/** What happened to an incident, oldest first, as far as the view goes. */
export const timelineOf = async (
  ctx: Ctx,
  incidentId: string,
  view: View,
  db: Db | Tx = ctx.db,
): Promise<TimelineEntry[]> => {
  const rows = await selectHistory(db, incidentId);
  return rows.map((row) => {
    const kind = TimelineKind.parse(row.kind);
    return {
      version: row.version,
      at: row.at.toISOString(),
      kind,
      fromStatus: row.fromStatus,
      toStatus: row.toStatus,
      by: actorKind(row.actorKind),
      byName: view === 'staff' ? row.actorName : null,
      note: notesShown[view](kind) ? row.note : null,
    };
  });
};

const actorKind = (kind: string): TimelineEntry['by'] =>
  kind === 'citizen' || kind === 'staff' ? kind : 'system';
