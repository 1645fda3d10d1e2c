import type { Photo } from '@pulse/contract';
import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import { photoUrls } from './photo-urls.ts';
import { type PhotoRow, selectIncidentPhotos, selectVotePhotos } from './queries.ts';

export const presentPhoto = (ctx: Ctx, row: PhotoRow, signed: boolean): Photo => ({
  id: row.id,
  width: row.width,
  height: row.height,
  urls: photoUrls(ctx, row.id, signed),
});

/** Photos of each incident, in order. `signed` says whose addresses need a signature. */
export const photosOfIncidents = async (
  ctx: Ctx,
  db: Db | Tx,
  incidentIds: readonly string[],
  signed: (incidentId: string) => boolean,
): Promise<Map<string, Photo[]>> => {
  const photos = new Map<string, Photo[]>();
  if (incidentIds.length === 0) return photos;
  for (const row of await selectIncidentPhotos(db, incidentIds)) {
    if (row.incidentId === null) continue;
    const own = photos.get(row.incidentId) ?? [];
    own.push(presentPhoto(ctx, row, signed(row.incidentId)));
    photos.set(row.incidentId, own);
  }
  return photos;
};

/** The photo of each vote that has one. */
export const photosOfVotes = async (
  ctx: Ctx,
  db: Db | Tx,
  voteIds: readonly string[],
  signed: boolean,
): Promise<Map<string, Photo>> => {
  const photos = new Map<string, Photo>();
  if (voteIds.length === 0) return photos;
  for (const row of await selectVotePhotos(db, voteIds)) {
    if (row.voteId !== null) photos.set(row.voteId, presentPhoto(ctx, row, signed));
  }
  return photos;
};
