import { BedType, DepartmentKind, type HospitalBeds, type HospitalState } from '@pulse/contract';
import type { OpelThresholds } from '@pulse/ml/queueing';
import { z } from 'zod';
import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import type { HospitalScope } from './hospital-scope.ts';
import { asLatest, type Latest } from './latest.ts';
import { presentState, thresholdsOf } from './present-state.ts';
import { selectBedsOfAll, selectHospitals } from './queries.ts';
import { readHospitalSettings } from './read-hospital-settings.ts';

/** What a hospital has, what it last said, and how it is judged. */
export interface HospitalStand {
  readonly cityId: string;
  readonly areaId: string | null;
  readonly state: HospitalState;
  readonly departments: readonly DepartmentKind[];
  readonly beds: readonly HospitalBeds[];
  readonly latest: Latest;
  readonly thresholds: OpelThresholds;
}

/**
 * For other modules, which audit what they show of it: hospitals whose beds are known, and those that
 * are asked for whatever is known of them. By id; hidden ones are missing.
 */
export const hospitalStands = async (
  ctx: Ctx,
  db: Db | Tx,
  scope: HospitalScope,
  { cityId, ids }: { readonly cityId?: string | undefined; readonly ids?: readonly string[] } = {},
): Promise<HospitalStand[]> => {
  const { settings } = await readHospitalSettings(db);
  let query = selectHospitals(db, scope).orderBy('hospitals.id');
  if (ids === undefined) query = query.where('hospitals.capacitySource', 'is not', null);
  if (cityId !== undefined) query = query.where('hospitals.cityId', '=', cityId);
  if (ids !== undefined) query = query.where('hospitals.id', 'in', ids.length > 0 ? ids : ['']);
  const rows = await query.execute();
  const beds = await selectBedsOfAll(
    db,
    rows.map(({ id }) => id),
  );
  const thresholds = thresholdsOf(settings);
  return rows.map((row) => ({
    cityId: row.cityId,
    areaId: row.areaId,
    state: presentState(ctx, settings, row),
    departments: z.array(DepartmentKind).parse(row.departments),
    beds: beds
      .filter(({ hospitalId }) => hospitalId === row.id)
      .map(({ department, type, licensed, staffed }) => ({
        department: DepartmentKind.parse(department),
        type: BedType.parse(type),
        licensed,
        staffed,
      })),
    latest: asLatest(row.latest),
    thresholds,
  }));
};
