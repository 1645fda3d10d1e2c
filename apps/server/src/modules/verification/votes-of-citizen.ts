import type { VoteType } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { selectVote, selectVotesBy } from './queries.ts';

export const voteOf = async (
  ctx: Ctx,
  citizenId: string,
  incidentId: string,
): Promise<VoteType | null> => {
  const vote = await selectVote(ctx.db, incidentId, citizenId);
  return vote?.type ?? null;
};

/** How a citizen voted on some incidents, by the id of the incident. */
export const votesOn = async (
  ctx: Ctx,
  citizenId: string,
  incidents: readonly { id: string }[],
): Promise<Map<string, VoteType>> => {
  if (incidents.length === 0) return new Map();
  const votes = await ctx.db
    .selectFrom('votes')
    .select(['incidentId', 'type'])
    .where('citizenId', '=', citizenId)
    .where(
      'incidentId',
      'in',
      incidents.map(({ id }) => id),
    )
    .execute();
  return new Map(votes.map(({ incidentId, type }) => [incidentId, type]));
};

/** All votes of a citizen, for the export of personal data. */
export const ownVotes = async (
  ctx: Ctx,
  citizenId: string,
): Promise<{ incidentId: string; type: VoteType; createdAt: string }[]> => {
  const votes = await selectVotesBy(ctx.db, citizenId);
  return votes.map((vote) => ({ ...vote, createdAt: vote.createdAt.toISOString() }));
};
