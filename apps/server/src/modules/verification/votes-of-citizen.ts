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

/** All votes of a citizen, for the export of personal data. */
export const ownVotes = async (
  ctx: Ctx,
  citizenId: string,
): Promise<{ incidentId: string; type: VoteType; createdAt: string }[]> => {
  const votes = await selectVotesBy(ctx.db, citizenId);
  return votes.map((vote) => ({ ...vote, createdAt: vote.createdAt.toISOString() }));
};
