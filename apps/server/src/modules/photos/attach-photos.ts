import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';

interface Attachment {
  readonly photoIds: readonly string[];
  readonly incidentId: string;
  readonly voteId?: string;
  readonly purpose: 'report' | 'vote' | 'resolution';
}

/**
 * Ties uploaded photos to an incident, in the order given.
 *
 * @throws DomainError `unknown_photo` unless all were uploaded by the actor and are still free
 */
export const attachPhotos = async (ctx: Ctx, tx: Tx, attachment: Attachment): Promise<void> => {
  const { actor } = ctx;
  if (actor.kind !== 'citizen' && actor.kind !== 'staff') throw unknownPhoto();
  for (const [position, photoId] of [...new Set(attachment.photoIds)].entries()) {
    const updated = await tx
      .updateTable('photos')
      .set({
        incidentId: attachment.incidentId,
        voteId: attachment.voteId ?? null,
        purpose: attachment.purpose,
        position,
      })
      .where('id', '=', photoId)
      .where('uploaderKind', '=', actor.kind)
      .where('uploaderId', '=', actor.id)
      .where('incidentId', 'is', null)
      .executeTakeFirst();
    if (updated.numUpdatedRows !== 1n) throw unknownPhoto();
  }
};

/** Frees the photo of a vote that is taken back; the sweep deletes it. */
export const detachVotePhotos = async (tx: Tx, voteId: string): Promise<void> => {
  await tx
    .updateTable('photos')
    .set({ incidentId: null, voteId: null, purpose: null, position: 0 })
    .where('voteId', '=', voteId)
    .execute();
};

const unknownPhoto = () =>
  new DomainError('unknown_photo', 'A photo is not there, not yours, or already used.', {
    remedy: 'Upload the photo again and send the id that the upload answers.',
  });
