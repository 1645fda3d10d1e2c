import type { Place, TransferLink } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { type Capacity, oxygenColumns, storeCapacity } from './store-capacity.ts';

export interface BareHospital extends Place {
  readonly id: string;
  readonly name: string;
}

/** Hospitals of a city of which nobody said what they have. */
export const bareHospitals = (tx: Tx, cityId: string): Promise<BareHospital[]> =>
  tx
    .selectFrom('hospitals')
    .select(['id', 'name', 'lat', 'lng'])
    .where('cityId', '=', cityId)
    .where('open', '=', true)
    .where('capacitySource', 'is', null)
    .orderBy('id')
    .execute();

/** Gives a hospital what the demo made up for it, and says so in the data. */
export const storeInvented = async (
  ctx: Ctx,
  tx: Tx,
  hospitalId: string,
  capacity: Capacity,
  links: readonly TransferLink[],
): Promise<void> => {
  await tx
    .updateTable('hospitals')
    .set((eb) => ({
      capacitySource: 'invented',
      ...oxygenColumns(capacity),
      version: eb('version', '+', 1),
      updatedAt: ctx.clock.now(),
    }))
    .where('id', '=', hospitalId)
    .execute();
  await storeCapacity(tx, hospitalId, capacity);
  if (links.length === 0) return;
  await tx
    .insertInto('hospitalLinks')
    .values(
      links.map(({ to, minutes, kinds }) => ({ fromId: hospitalId, toId: to, minutes, kinds })),
    )
    .execute();
};

/** Hospitals with made-up beds, with those beds. */
export const inventedHospitals = async (tx: Tx | Ctx['db'], cityId: string) => {
  const rows = await tx
    .selectFrom('hospitals')
    .innerJoin('hospitalBeds', 'hospitalBeds.hospitalId', 'hospitals.id')
    .select(['hospitals.id', 'department', 'type', 'licensed', 'staffed'])
    .select(sql<number>`coalesce(oxygen_capacity, 0)`.as('oxygenCapacity'))
    .where('cityId', '=', cityId)
    .where('capacitySource', '=', 'invented')
    .orderBy('hospitals.id')
    .orderBy('department')
    .orderBy('type')
    .execute();
  const byHospital = new Map<string, typeof rows>();
  for (const row of rows) byHospital.set(row.id, [...(byHospital.get(row.id) ?? []), row]);
  return byHospital;
};
