import { z } from 'zod';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { loadPackCsv } from '../places/index.ts';

const PackHospital = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,64}$/, 'must be a slug of a-z, 0-9 and -'),
  name: z.string().min(1),
  address: z.string(),
  lat: z.coerce.number().min(-90).max(90),
  lng: z.coerce.number().min(-180).max(180),
});
type PackHospital = z.output<typeof PackHospital>;

const batchRows = 500;

/**
 * Loads the real hospitals that city packs name: where they are, not what they have. Once the map
 * is in memory, since each belongs to a ward. A hospital that left its pack is closed, not deleted.
 *
 * @throws PackError
 */
export const loadPackHospitals = (ctx: Ctx): Promise<number> =>
  loadPackCsv(ctx, {
    file: 'hospitals.csv',
    row: PackHospital,
    store: (tx, cityId, rows) => storeHospitals(ctx, tx, cityId, rows),
  });

const storeHospitals = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  rows: readonly PackHospital[],
): Promise<void> => {
  const updatedAt = ctx.clock.now();
  const values = rows.map(({ id, name, address, lat, lng }) => ({
    id,
    cityId,
    areaId: ctx.geography.locate({ lat, lng })?.id ?? null,
    name,
    address,
    lat,
    lng,
    fromPack: true,
    updatedAt,
  }));
  for (let from = 0; from < values.length; from += batchRows) {
    const batch = values.slice(from, from + batchRows);
    await tx
      .insertInto('hospitals')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((set) => ({
            areaId: set.ref('excluded.areaId'),
            name: set.ref('excluded.name'),
            address: set.ref('excluded.address'),
            lat: set.ref('excluded.lat'),
            lng: set.ref('excluded.lng'),
            // Back in the pack, back in the city.
            open: true,
          }))
          .where('hospitals.edited', '=', false)
          .where('hospitals.cityId', '=', cityId),
      )
      .execute();
    await tx
      .insertInto('hospitalNow')
      .values(batch.map(({ id }) => ({ hospitalId: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  let gone = tx
    .updateTable('hospitals')
    .set({ open: false, updatedAt })
    .where('cityId', '=', cityId)
    .where('fromPack', '=', true)
    .where('edited', '=', false);
  if (values.length > 0) {
    gone = gone.where(
      'id',
      'not in',
      values.map(({ id }) => id),
    );
  }
  await gone.execute();
};
