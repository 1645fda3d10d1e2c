import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import type { Photos } from '../../kernel/database.generated.ts';

export type PhotoRow = Pick<
  Selectable<Photos>,
  'id' | 'incidentId' | 'voteId' | 'width' | 'height'
>;

const columns = ['id', 'incidentId', 'voteId', 'width', 'height'] as const;

/** What a report or a resolution shows; photos of votes stay with their votes. */
export const selectIncidentPhotos = (db: Db | Tx, incidentIds: readonly string[]) =>
  db
    .selectFrom('photos')
    .select(columns)
    .where('incidentId', 'in', incidentIds)
    .where('purpose', 'in', ['report', 'resolution'])
    .orderBy('incidentId')
    // What was reported, then what was done about it.
    .orderBy('purpose')
    .orderBy('position')
    .orderBy('id')
    .execute();

export const selectVotePhotos = (db: Db | Tx, voteIds: readonly string[]) =>
  db.selectFrom('photos').select(columns).where('voteId', 'in', voteIds).execute();

export const selectPhoto = (db: Db, id: string) =>
  db.selectFrom('photos').select(columns).where('id', '=', id).executeTakeFirst();
