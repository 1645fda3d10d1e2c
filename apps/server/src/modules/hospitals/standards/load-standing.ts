import type { BedType, DepartmentKind, HospitalState } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { notFound } from '../../../kernel/errors.ts';
import { auditHospitalRead } from '../audit-hospital-read.ts';
import { hospitalScope } from '../hospital-scope.ts';
import { asLatest, type Latest } from '../latest.ts';
import { presentState } from '../present-state.ts';
import { selectBedsOfAll, selectHospitals } from '../queries.ts';
import { readHospitalSettings } from '../read-hospital-settings.ts';

export interface DepartmentBeds {
  readonly department: DepartmentKind;
  readonly type: BedType;
  readonly licensed: number;
  readonly staffed: number;
}

/** What a standard's document tells of one hospital: what it has, and what it last said of itself. */
export interface Standing {
  readonly state: HospitalState;
  readonly address: string;
  readonly timeZone: string;
  readonly departments: readonly string[];
  readonly beds: readonly DepartmentBeds[];
  readonly latest: Latest;
  readonly updatedAt: Date;
}

/**
 * Own hospitals whose beds are known, by name. The read is audited under the name of the view.
 *
 * @throws DomainError `not_found` for a named hospital that is somebody else's, or that has no beds
 */
export const loadStanding = async (
  ctx: Ctx,
  {
    city,
    hospital,
  }: { readonly city?: string | undefined; readonly hospital?: string | undefined },
  view: string,
): Promise<Standing[]> => {
  const scope = hospitalScope(ctx.actor);
  const { settings } = await readHospitalSettings(ctx.db);
  let query = selectHospitals(ctx.db, scope)
    .where('hospitals.capacitySource', 'is not', null)
    .orderBy('hospitals.name')
    .orderBy('hospitals.id');
  if (hospital !== undefined) query = query.where('hospitals.id', '=', hospital);
  const everywhere = scope === 'all' && hospital === undefined;
  const cityId = city ?? (everywhere ? ctx.config.defaultCityId : undefined);
  if (cityId !== undefined) query = query.where('hospitals.cityId', '=', cityId);
  const rows = await query.execute();
  if (hospital !== undefined && rows.length === 0) throw notFound('hospital');
  const ids = rows.map(({ id }) => id);
  const beds = await selectBedsOfAll(ctx.db, ids);
  await auditHospitalRead(ctx, view, ids);
  return rows.map((row) => ({
    state: presentState(ctx, settings, row),
    address: row.address,
    timeZone: ctx.geography.city(row.cityId)?.timeZone ?? 'UTC',
    departments: row.departments,
    beds: beds.filter(({ hospitalId }) => hospitalId === row.id).map(asDepartmentBeds),
    latest: asLatest(row.latest),
    updatedAt: row.updatedAt,
  }));
};

type BedRow = Awaited<ReturnType<typeof selectBedsOfAll>>[number];

/** Both columns hold words of the contract's own lists only. */
const asDepartmentBeds = ({ department, type, licensed, staffed }: BedRow): DepartmentBeds => ({
  department: department as DepartmentKind,
  type: type as BedType,
  licensed,
  staffed,
});
