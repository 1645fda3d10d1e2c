import type { PhotoSize } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { isIncidentPublic } from '../incidents/index.ts';
import { blobKey } from './photo-sizes.ts';
import { isSignatureValid } from './photo-urls.ts';
import { selectPhoto } from './queries.ts';

export interface GetPhotoInput {
  readonly id: string;
  readonly size: PhotoSize;
  readonly expires?: string;
  readonly signature?: string;
}

export interface PhotoFile {
  readonly bytes: Buffer;
  readonly isPublic: boolean;
  /** Names these very bytes: a photo is never drawn anew. */
  readonly tag: string;
}

/**
 * One copy of a photo: of a public incident for everybody, else for who has a valid signature.
 *
 * @throws DomainError `not_found`
 */
export const getPhoto = async (ctx: Ctx, input: GetPhotoInput): Promise<PhotoFile> => {
  const row = await selectPhoto(ctx.db, input.id);
  if (row === undefined) throw notFound('photo');
  const isPublic = row.incidentId !== null && (await isIncidentPublic(ctx, row.incidentId));
  if (!isPublic && !isSignatureValid(ctx, input.id, input)) throw notFound('photo');
  const blob = await ctx.blobs.get(blobKey(input.id, input.size));
  if (blob === undefined) throw notFound('photo');
  return { bytes: blob.bytes, isPublic, tag: `${input.id}-${input.size}` };
};
