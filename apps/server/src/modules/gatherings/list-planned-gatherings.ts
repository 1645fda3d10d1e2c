import type { Place } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { listAreas } from '../places/index.ts';
import { type GatheringRow, selectGatherings } from './queries.ts';

/** A gathering with a place: its own, or the middle of its ward. */
export type PlacedGathering = Pick<
  GatheringRow,
  | 'id'
  | 'name'
  | 'kind'
  | 'expectedCrowd'
  | 'startsAt'
  | 'endsAt'
  | 'fireworks'
  | 'setting'
  | 'water'
  | 'medicalPosts'
  | 'holiday'
  | 'status'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
> & { readonly place: Place };

/**
 * Gatherings of a city that share some of the time from `from` to `to`, those called off among them:
 * `createdAt` and `updatedAt` say from when on they were, or were not, to be reckoned with.
 */
export const listPlannedGatherings = async (
  ctx: Ctx,
  cityId: string,
  from: Date,
  to: Date,
): Promise<PlacedGathering[]> => {
  const rows = await selectGatherings(ctx.db, cityId)
    .where('endsAt', '>', from)
    .where('startsAt', '<', to)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  const isPlaced = rows.every(({ lat, lng }) => lat !== null && lng !== null);
  const { items } = isPlaced ? { items: [] } : await listAreas(ctx, { city: cityId });
  const middles = new Map(items.map(({ id, centre }) => [id, centre]));
  return rows.flatMap(({ lat, lng, ...row }) => {
    const place = lat !== null && lng !== null ? { lat, lng } : middles.get(row.areaId);
    return place === undefined ? [] : [{ ...row, place }];
  });
};
