import type { Ctx } from '../../../kernel/ctx.ts';
import { listPlannedGatherings } from '../../gatherings/index.ts';
import { hospitalPlaces } from '../../hospitals/index.ts';
import { cityTime } from './city-time.ts';
import { expectedHere, shareCrowd } from './share-crowd.ts';

/** A planned gathering as one hospital sees it. */
export interface GatheringNear {
  readonly gatheringId: string;
  readonly name: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Patients to expect at this hospital, all days together. */
  readonly expectedHere: number;
}

/** Planned gatherings from `from` to `to` that bring patients to a hospital, by their start. */
export const listGatheringsNear = async (
  ctx: Ctx,
  { cityId, hospitalId, from, to }: { cityId: string; hospitalId: string; from: Date; to: Date },
): Promise<GatheringNear[]> => {
  const gatherings = await listPlannedGatherings(ctx, cityId, from, to);
  const hospitals = (await hospitalPlaces(ctx.db, cityId)).filter(({ open }) => open);
  const { wallOf } = cityTime(ctx, cityId);
  return gatherings
    .filter(({ status }) => status === 'planned')
    .map((one) => ({
      gatheringId: one.id,
      name: one.name,
      startsAt: one.startsAt,
      endsAt: one.endsAt,
      expectedHere: expectedHere(shareCrowd(one, hospitals, wallOf), hospitalId),
    }))
    .filter((one) => one.expectedHere > 0);
};
