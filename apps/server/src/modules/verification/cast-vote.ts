import type { RouteResponse, routes, VoteType } from '@pulse/contract';
import { requireCitizen } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { readSettings } from '../administration/index.ts';
import { isPublic, lockForVote, recordVotes } from '../incidents/index.ts';
import { attachPhotos, photosOfVotes } from '../photos/index.ts';
import { countVotes } from './queries.ts';

export interface CastVoteInput {
  readonly id: string;
  readonly type: VoteType;
  readonly photoId?: string;
}

/**
 * Counts a citizen's vote, once. The answer says how the votes stand and nothing of the incident,
 * which may still wait for approval.
 *
 * @throws DomainError `not_found`, `already_voted`, `unknown_photo`, `invalid_transition`
 */
export const castVote = async (
  ctx: Ctx,
  input: CastVoteInput,
): Promise<RouteResponse<typeof routes.castVote>> => {
  const citizen = requireCitizen(ctx.actor);
  const settings = await readSettings(ctx);
  return write(ctx, async (tx) => {
    const incident = await lockForVote(ctx, tx, input.id);
    const weightOfPhoto = input.photoId === undefined ? 1 : settings.photoVoteWeight;
    const vote = await tx
      .insertInto('votes')
      .values({
        id: ctx.ids.next(),
        incidentId: input.id,
        citizenId: citizen.id,
        type: input.type,
        // Nobody verifies their own report.
        weight: incident.citizenId === citizen.id ? 0 : weightOfPhoto,
        createdAt: ctx.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['incidentId', 'citizenId']).doNothing())
      .returning(['id', 'type', 'weight', 'createdAt'])
      .executeTakeFirst();
    if (vote === undefined) throw alreadyVoted();
    if (input.photoId !== undefined) {
      await attachPhotos(ctx, tx, {
        photoIds: [input.photoId],
        incidentId: input.id,
        voteId: vote.id,
        purpose: 'vote',
      });
    }
    const votes = await countVotes(tx, input.id);
    const tally = await recordVotes(ctx, tx, incident, votes, settings.verificationThreshold);
    await audit(ctx, tx, {
      action: 'vote.cast',
      subjectType: 'incident',
      subjectId: input.id,
      zoneId: incident.zoneId,
      detail: { type: input.type },
    });
    await appendEvent(ctx, tx, 'vote.cast', { incidentId: input.id });
    const photos = await photosOfVotes(ctx, tx, [vote.id], !isPublic(incident.status));
    return {
      vote: {
        ...vote,
        createdAt: vote.createdAt.toISOString(),
        photo: photos.get(vote.id) ?? null,
      },
      ...tally,
    };
  });
};

const alreadyVoted = () =>
  new DomainError('already_voted', 'You voted on this incident already.', {
    remedy: 'Take your vote back first if you want to change it.',
  });
