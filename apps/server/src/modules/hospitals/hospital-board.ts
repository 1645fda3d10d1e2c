import type { HospitalState } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead } from './audit-hospital-read.ts';
import { hospitalScope } from './hospital-scope.ts';
import { presentState } from './present-state.ts';
import { selectHospitals } from './queries.ts';
import { readHospitalSettings } from './read-hospital-settings.ts';

/** Own hospitals whose beds are known, as they stand now: the fullest first. */
export const hospitalBoard = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ items: HospitalState[]; nextCursor: null }> => {
  const scope = hospitalScope(ctx.actor);
  const { settings } = await readHospitalSettings(ctx.db);
  let query = selectHospitals(ctx.db, scope).where('hospitals.capacitySource', 'is not', null);
  const cityId = city ?? (scope === 'all' ? ctx.config.defaultCityId : undefined);
  if (cityId !== undefined) query = query.where('hospitals.cityId', '=', cityId);
  const items = (await query.execute()).map((row) => presentState(ctx, settings, row));
  await auditHospitalRead(
    ctx,
    'board',
    items.map(({ id }) => id),
  );
  return { items: items.sort(fullestFirst), nextCursor: null };
};

const fullestFirst = (a: HospitalState, b: HospitalState): number =>
  (b.level.level ?? 0) - (a.level.level ?? 0) ||
  (b.occupancy.ofStaffed ?? -1) - (a.occupancy.ofStaffed ?? -1) ||
  a.name.localeCompare(b.name, 'en') ||
  (a.id < b.id ? -1 : 1);
