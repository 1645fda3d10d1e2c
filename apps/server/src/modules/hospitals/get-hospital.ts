import { type DepartmentKind, type HospitalDetail, DepartmentKind as Kinds } from '@pulse/contract';
import { daysLeft, nursesNeeded } from '@pulse/ml/queueing';
import type { Ctx, Db, Tx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { auditHospitalRead } from './audit-hospital-read.ts';
import { type HospitalScope, hospitalScope } from './hospital-scope.ts';
import { asLatest, edFigure, type Latest, occupiedBeds, totalFigure } from './latest.ts';
import { presentHospital } from './list-hospitals.ts';
import { presentState } from './present-state.ts';
import {
  findHospital,
  selectBeds,
  selectLinks,
  selectStaffing,
  selectSupplies,
} from './queries.ts';
import { readHospitalSettings } from './read-hospital-settings.ts';

/** @throws DomainError `not_found`, also for a hospital of somebody else */
export const getHospital = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<HospitalDetail> => {
  const detail = await loadHospital(ctx, ctx.db, hospitalScope(ctx.actor), id);
  await auditHospitalRead(ctx, 'hospital', [id]);
  return detail;
};

export const loadHospital = async (
  ctx: Ctx,
  db: Db | Tx,
  scope: HospitalScope,
  id: string,
): Promise<HospitalDetail> => {
  const row = await findHospital(db, scope, id);
  if (row === undefined) throw notFound('hospital');
  const { settings } = await readHospitalSettings(db);
  const latest = asLatest(row.latest);
  const supplies = await selectSupplies(db, id);
  return {
    ...presentHospital(ctx, row),
    beds: await selectBeds(db, id),
    staff: await selectStaffing(db, id),
    nursesNeeded: nursesFor(latest),
    oxygen: oxygenOf(row),
    supplies: supplies.map((supply) => {
      const stock = totalFigure(latest, `supplies.${supply.item}`) ?? supply.stock;
      return { ...supply, stock, daysLeft: daysLeft(stock, supply.dailyUse) };
    }),
    links: await selectLinks(db, scope, id),
    state: presentState(ctx, settings, row),
    latest: Object.entries(latest).map(([key, { value, at }]) => ({
      ...splitKey(key),
      value,
      observedAt: at,
    })),
    updatedAt: row.updatedAt.toISOString(),
  };
};

const oxygenOf = (row: {
  oxygenCapacity: number | null;
  oxygenStock: number | null;
  oxygenDaily: number | null;
}) =>
  row.oxygenCapacity === null || row.oxygenStock === null || row.oxygenDaily === null
    ? null
    : {
        capacityLitres: row.oxygenCapacity,
        stockLitres: row.oxygenStock,
        dailyUseLitres: row.oxygenDaily,
      };

/** Ventilated patients of the emergency department count apart from the others there. */
const nursesFor = (latest: Latest): number | null => {
  const inEd = edFigure(latest, 'edPatients');
  const ventilated = edFigure(latest, 'ventilatedInEd') ?? 0;
  const wards = (['ward', 'hdu', 'icu', 'icuVentilated'] as const).map(
    (type) => [type, occupiedBeds(latest, type)] as const,
  );
  if (inEd === null && wards.every(([, occupied]) => occupied === null)) return null;
  return nursesNeeded({
    ...Object.fromEntries(wards.map(([type, occupied]) => [type, occupied ?? 0])),
    ed: Math.max(0, (inEd ?? 0) - ventilated),
    edVentilated: ventilated,
  });
};

const splitKey = (key: string): { department: DepartmentKind | null; figure: string } => {
  const slash = key.indexOf('/');
  const department = Kinds.safeParse(key.slice(0, Math.max(0, slash)));
  return department.success
    ? { department: department.data, figure: key.slice(slash + 1) }
    : { department: null, figure: key };
};
