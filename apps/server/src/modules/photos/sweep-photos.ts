import type { Ctx } from '../../kernel/ctx.ts';
import { blobKey, photoSizeNames } from './photo-sizes.ts';

const keptHours = 24;
const batchRows = 200;

/** Deletes photos that nobody attached within a day, the oldest first, a batch at a time. */
export const sweepPhotos = async (ctx: Ctx): Promise<void> => {
  const before = new Date(ctx.clock.now().getTime() - keptHours * 3_600_000);
  const deleted = await ctx.db
    .deleteFrom('photos')
    .where('id', 'in', (query) =>
      query
        .selectFrom('photos')
        .select('id')
        .where('incidentId', 'is', null)
        .where('createdAt', '<', before)
        .orderBy('createdAt')
        .limit(batchRows),
    )
    // Asked again of the row itself: it may have been attached since the inner query saw it.
    .where('incidentId', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of deleted) {
    for (const size of photoSizeNames) await ctx.blobs.delete(blobKey(id, size));
  }
};
