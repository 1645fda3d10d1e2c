import type { RouteBody, routes } from '@pulse/contract';
import type { Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';

export type Capacity = Pick<
  RouteBody<typeof routes.createHospital>,
  'departments' | 'beds' | 'staff' | 'oxygen' | 'supplies'
>;

/**
 * Replaces the parts of what a hospital has that are named.
 *
 * @throws DomainError `validation_failed` for beds in a department that is not there
 */
export const storeCapacity = async (tx: Tx, hospitalId: string, capacity: Capacity) => {
  const { departments, beds, staff, supplies } = capacity;
  if (departments) {
    let gone = tx.deleteFrom('hospitalDepartments').where('hospitalId', '=', hospitalId);
    if (departments.length > 0) gone = gone.where('kind', 'not in', departments);
    await gone.execute();
    if (departments.length > 0) {
      await tx
        .insertInto('hospitalDepartments')
        .values(departments.map((kind) => ({ hospitalId, kind })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
  if (beds) {
    await requireDepartments(tx, hospitalId, beds);
    await tx.deleteFrom('hospitalBeds').where('hospitalId', '=', hospitalId).execute();
    if (beds.length > 0) {
      await tx
        .insertInto('hospitalBeds')
        .values(beds.map((one) => ({ hospitalId, ...one })))
        .execute();
    }
  }
  if (staff) {
    await tx.deleteFrom('hospitalStaff').where('hospitalId', '=', hospitalId).execute();
    if (staff.length > 0) {
      await tx
        .insertInto('hospitalStaff')
        .values(staff.map((one) => ({ hospitalId, ...one })))
        .execute();
    }
  }
  if (supplies) {
    await tx.deleteFrom('hospitalSupplies').where('hospitalId', '=', hospitalId).execute();
    if (supplies.length > 0) {
      await tx
        .insertInto('hospitalSupplies')
        .values(supplies.map((one) => ({ hospitalId, ...one })))
        .execute();
    }
  }
};

/** The columns of the hospital itself that a capacity changes. */
export const oxygenColumns = ({ oxygen }: Capacity) =>
  oxygen === undefined
    ? {}
    : {
        oxygenCapacity: oxygen?.capacityLitres ?? null,
        oxygenStock: oxygen?.stockLitres ?? null,
        oxygenDaily: oxygen?.dailyUseLitres ?? null,
      };

const requireDepartments = async (
  tx: Tx,
  hospitalId: string,
  beds: NonNullable<Capacity['beds']>,
): Promise<void> => {
  const rows = await tx
    .selectFrom('hospitalDepartments')
    .select('kind')
    .where('hospitalId', '=', hospitalId)
    .execute();
  const there = new Set(rows.map(({ kind }) => kind));
  const errors = beds.flatMap(({ department }, index) =>
    there.has(department)
      ? []
      : [
          {
            path: `body.beds.${index}.department`,
            message: `the hospital has no department ${department}`,
          },
        ],
  );
  if (errors.length === 0) return;
  throw new DomainError('validation_failed', 'Some beds stand in no department.', {
    remedy: 'Name the department in `departments` too.',
    errors,
  });
};
