import type { Ctx, Tx } from '../../kernel/ctx.ts';
import type { Crowd } from './expected-patients.ts';

export interface PlannedGathering extends Omit<Crowd, 'heatIndexC'> {
  readonly name: string;
  readonly areaId: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly alcohol: boolean;
  readonly fireworks: boolean;
  readonly medicalPosts: number;
  readonly holiday: string | null;
}

/** Stores gatherings that were checked elsewhere, such as the demo's, without asking about them. */
export const storeGatherings = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  gatherings: readonly PlannedGathering[],
): Promise<void> => {
  if (gatherings.length === 0) return;
  const at = ctx.clock.now();
  await tx
    .insertInto('gatherings')
    .values(
      gatherings.map((one) => ({
        ...one,
        id: ctx.ids.next(),
        cityId,
        createdAt: at,
        updatedAt: at,
      })),
    )
    .execute();
};
