import type { VoteTally } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { invalidTransition } from './change-incident.ts';
import { addHistory } from './history.ts';
import type { IncidentRow } from './incident-row.ts';
import { tallyOf } from './present-incidents.ts';
import { lockIncident } from './queries.ts';
import { isOpen, viewOf } from './visibility.ts';

/**
 * The incident that somebody wants to vote on, locked until the transaction ends so that counters
 * follow one another. A report that still waits may be voted on by whoever was offered it.
 *
 * @throws DomainError `not_found`, `invalid_transition`
 */
export const lockForVote = async (ctx: Ctx, tx: Tx, id: string): Promise<IncidentRow> => {
  const row = await lockIncident(tx, id);
  if (row === undefined) throw notFound('incident');
  if (isOpen(row.status)) return row;
  if (viewOf(ctx.actor, row) === undefined) throw notFound('incident');
  throw invalidTransition(`It is ${row.status}: votes are closed.`);
};

export interface CountedVotes {
  readonly confirm: number;
  readonly dispute: number;
  readonly resolved: number;
  readonly confirmWeight: number;
  readonly lastAt: Date | null;
}

/**
 * Writes the counters of a locked incident. Enough weight verifies it, and it stands in the history
 * when that begins; the version stays, since a vote must not make an officer's decision stale.
 */
export const recordVotes = async (
  ctx: Ctx,
  tx: Tx,
  row: IncidentRow,
  votes: CountedVotes,
  threshold: number,
): Promise<{ votes: VoteTally; verified: boolean }> => {
  const counters = {
    votesConfirm: votes.confirm,
    votesDispute: votes.dispute,
    votesResolved: votes.resolved,
    lastVoteAt: votes.lastAt,
  };
  const verified = votes.confirmWeight >= threshold;
  await tx
    .updateTable('incidents')
    .set({ ...counters, confirmWeight: votes.confirmWeight, verified })
    .where('id', '=', row.id)
    .execute();
  if (verified && !row.verified) {
    await addHistory(ctx, tx, {
      incidentId: row.id,
      version: row.version,
      kind: 'verified',
      fromStatus: row.status,
      toStatus: row.status,
      bySystem: true,
    });
  }
  return { votes: tallyOf(counters), verified };
};
