import type { Photo } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { type EncodedPhoto, encodePhoto } from './encode-photo.ts';
import { blobKey, photoSizeNames } from './photo-sizes.ts';
import { presentPhoto } from './present-photo.ts';

/**
 * Keeps re-drawn copies of a photo, free to be attached by its uploader within a day.
 *
 * @throws DomainError `unsupported_media_type`, `photo_unreadable`, `validation_failed`
 */
export const uploadPhoto = async (
  ctx: Ctx,
  file: { readonly bytes: Buffer } | undefined,
): Promise<Photo> => {
  const { actor } = ctx;
  if (actor.kind !== 'citizen' && actor.kind !== 'staff') {
    throw new DomainError('forbidden', 'Only a person may upload photos.');
  }
  if (file === undefined) throw missing();
  // Drawn before the transaction: a second of processor must not hold a connection.
  const photo = await encodePhoto(file.bytes);
  return write(ctx, async (tx) => {
    const id = ctx.ids.next();
    await keep(ctx, id, photo);
    const row = { id, width: photo.width, height: photo.height };
    await tx
      .insertInto('photos')
      .values({
        ...row,
        uploaderKind: actor.kind,
        uploaderId: actor.id,
        createdAt: ctx.clock.now(),
      })
      .execute();
    await audit(ctx, tx, { action: 'photo.upload', subjectType: 'photo', subjectId: id });
    return presentPhoto(ctx, { ...row, incidentId: null, voteId: null }, true);
  });
};

/** Bytes first: a row always has its blobs, while a crash in between leaves only unused files. */
const keep = async (ctx: Ctx, id: string, photo: EncodedPhoto): Promise<void> => {
  await Promise.all(
    photoSizeNames.map((size) =>
      ctx.blobs.put(blobKey(id, size), photo.copies[size], 'image/webp'),
    ),
  );
};

const missing = () =>
  new DomainError('validation_failed', 'There is no photo in the request.', {
    remedy: 'Send the photo as the form field `photo`.',
    errors: [{ path: 'body.photo', message: 'is required' }],
  });
