import type { VoteType } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** Part of a query: ids of the incidents that a citizen voted on. */
export const incidentsVotedOnBy = (db: Db, citizenId: string) =>
  db.selectFrom('votes').select('votes.incidentId').where('votes.citizenId', '=', citizenId);

export const selectVotes = (db: Db, incidentId: string, limit: number) =>
  db
    .selectFrom('votes')
    .select(['id', 'type', 'weight', 'createdAt'])
    .where('incidentId', '=', incidentId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const selectVote = (db: Db | Tx, incidentId: string, citizenId: string) =>
  db
    .selectFrom('votes')
    .select(['id', 'type', 'weight', 'createdAt'])
    .where('incidentId', '=', incidentId)
    .where('citizenId', '=', citizenId)
    .executeTakeFirst();

export const selectVotesBy = (db: Db | Tx, citizenId: string) =>
  db
    .selectFrom('votes')
    .select(['incidentId', 'type', 'createdAt'])
    .where('citizenId', '=', citizenId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Counted anew from the votes each time, so that the counters cannot drift. */
export const countVotes = (tx: Tx, incidentId: string) =>
  tx
    .selectFrom('votes')
    .select((eb) => {
      const of = (type: VoteType) => eb.fn.countAll<number>().filterWhere('type', '=', type);
      return [
        of('confirm').as('confirm'),
        of('dispute').as('dispute'),
        of('resolved').as('resolved'),
        eb.fn
          .coalesce(eb.fn.sum<number>('weight').filterWhere('type', '=', 'confirm'), eb.lit(0))
          .as('confirmWeight'),
        eb.fn.max('createdAt').as('lastAt'),
      ];
    })
    .where('incidentId', '=', incidentId)
    .executeTakeFirstOrThrow();
