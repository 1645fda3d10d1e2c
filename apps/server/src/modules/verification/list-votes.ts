import type { Vote } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { isPublic, requireVisible } from '../incidents/index.ts';
import { photosOfVotes } from '../photos/index.ts';
import { selectVotes } from './queries.ts';

const maxVotes = 200;

/**
 * Votes on an incident, newest first, without who cast them.
 *
 * @throws DomainError `not_found`
 */
export const listVotes = async (
  ctx: Ctx,
  { id }: { id: string },
): Promise<{ items: Vote[]; nextCursor: null }> => {
  const { row } = await requireVisible(ctx, id);
  const votes = await selectVotes(ctx.db, id, maxVotes);
  const photos = await photosOfVotes(
    ctx,
    ctx.db,
    votes.map((vote) => vote.id),
    !isPublic(row.status),
  );
  const items = votes.map((vote) => ({
    ...vote,
    createdAt: vote.createdAt.toISOString(),
    photo: photos.get(vote.id) ?? null,
  }));
  return { items, nextCursor: null };
};
