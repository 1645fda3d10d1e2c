import type { RouteResponse, routes } from '@pulse/contract';
import { requireCitizen } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { readSettings } from '../administration/index.ts';
import { lockForVote, recordVotes } from '../incidents/index.ts';
import { detachVotePhotos } from '../photos/index.ts';
import { countVotes, selectVote } from './queries.ts';

/**
 * Takes a citizen's vote and its photo back; the incident may lose its verification.
 *
 * @throws DomainError `not_found`, `not_voted`, `invalid_transition`
 */
export const withdrawVote = async (
  ctx: Ctx,
  { id }: { id: string },
): Promise<RouteResponse<typeof routes.withdrawVote>> => {
  const citizen = requireCitizen(ctx.actor);
  const { verificationThreshold } = await readSettings(ctx);
  return write(ctx, async (tx) => {
    const incident = await lockForVote(ctx, tx, id);
    const vote = await selectVote(tx, id, citizen.id);
    if (vote === undefined) throw notVoted();
    await detachVotePhotos(tx, vote.id);
    await tx.deleteFrom('votes').where('id', '=', vote.id).execute();
    const votes = await countVotes(tx, id);
    const tally = await recordVotes(ctx, tx, incident, votes, verificationThreshold);
    await audit(ctx, tx, {
      action: 'vote.withdrawn',
      subjectType: 'incident',
      subjectId: id,
      zoneId: incident.zoneId,
    });
    await appendEvent(ctx, tx, 'vote.withdrawn', { incidentId: id });
    return tally;
  });
};

const notVoted = () =>
  new DomainError('not_voted', 'There is no vote of yours on this incident.', {
    remedy: 'Load the incident again.',
  });
