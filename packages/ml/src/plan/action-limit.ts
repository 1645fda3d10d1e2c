import type { PlanAction } from './plan.ts';
import type { PlanHospital, PlanProblem } from './plan-problem.ts';

/** What a problem allows of an action; the checker's own reading of it. */
export interface ActionLimit {
  readonly most: number;
  /** What may be there before the first day. */
  readonly before: number;
  readonly firstDay: number;
  readonly cost: number;
  readonly unit: number;
}

/** Null where the problem does not have what the action names. */
export const limitOfAction = (
  problem: PlanProblem,
  hospital: PlanHospital,
  action: PlanAction,
  hospitals: ReadonlyMap<string, PlanHospital>,
): ActionLimit | null => {
  if (action.kind === 'call-nurses') {
    const source = hospital.nurses
      .find(({ skill }) => skill === action.skill)
      ?.sources.find(({ id }) => id === action.option);
    if (!source || !problem.shifts.includes(action.shift ?? '')) return null;
    return {
      most: source.mostPerShift,
      before: 0,
      firstDay: source.leadDays,
      cost: source.cost,
      unit: 1,
    };
  }
  if (action.kind === 'order-oxygen' || action.kind === 'order-supplies') {
    const delivery = hospital.stocks
      .find(({ id }) => id === action.item)
      ?.deliveries.find(({ id }) => id === action.option);
    if (!delivery) return null;
    const { mostPerDay: most, leadDays: firstDay, cost, amount: unit } = delivery;
    return { most, before: 0, firstDay, cost, unit };
  }
  const department = hospital.departments.find(({ id }) => id === action.department);
  if (!department) return null;
  if (action.kind === 'transfer') {
    const link = problem.links.find(
      ({ from, to, departments }) =>
        from === action.hospital && to === action.to && departments.includes(department.id),
    );
    const takes = hospitals
      .get(action.to ?? '')
      ?.departments.some(({ id }) => id === department.id);
    if (!link || !takes) return null;
    return { most: link.mostPerDay, before: 0, firstDay: 0, cost: link.costPerPatient, unit: 1 };
  }
  const block = department.blocks.find(({ id }) => id === action.option);
  if (!block) return null;
  return {
    most: block.blocks,
    before: block.openNow,
    firstDay: block.leadDays,
    cost: block.costPerDay,
    unit: block.bedsPerBlock,
  };
};
