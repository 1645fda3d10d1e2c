import type { DepartmentKind } from '@pulse/contract';
import type {
  PlanState,
  StateDepartment,
  StateHospital,
  StatePool,
  StateStock,
} from './plan-state.ts';
import type { Evidence } from './proposal.ts';

/** The day on which most beds are missing under P90; undefined when none is. */
export const bedsMissing = (
  { days }: PlanState,
  { patients, staffed }: StateDepartment,
): Evidence | undefined =>
  worst(
    days.map((day, at) => ({
      day,
      needed: patients.p90[at] ?? 0,
      available: staffed,
      unit: 'beds',
    })),
  );

/** The day on which most nurses of a shift are missing under P90; undefined when none is. */
export const nursesMissing = (
  { days }: PlanState,
  { roster, needed }: StatePool,
  shift: number,
): Evidence | undefined =>
  roster === null
    ? undefined
    : worst(
        days.map((day, at) => ({
          day,
          needed: needed[at]?.[shift] ?? 0,
          available: roster[shift] ?? 0,
          unit: 'nurses',
        })),
      );

/** What is used until the first day that touches the reserve; undefined when none does. */
export const stockMissing = (
  { days }: PlanState,
  { kind, use, stock, reserve }: StateStock,
): Evidence | undefined => {
  let used = 0;
  for (const [at, day] of days.entries()) {
    used += use[at] ?? 0;
    if (used <= stock - reserve) continue;
    const unit = kind === 'oxygen' ? 'litres' : 'units';
    return { day, needed: used, available: Math.max(0, stock - reserve), unit };
  }
  return undefined;
};

/** Links along which a department that lacks beds could send to one of the same kind elsewhere. */
export const usefulLinks = (state: PlanState): UsefulLink[] => {
  const byId = new Map(state.hospitals.map((hospital) => [hospital.id, hospital]));
  return state.hospitals.flatMap((from) =>
    from.departments.flatMap((department) => {
      const evidence = bedsMissing(state, department);
      return from.resources.links.flatMap(({ to, minutes, kinds }) => {
        const receiver = byId.get(to);
        const takes = receiver?.departments.find(({ kind }) => kind === department.kind);
        if (!receiver || !takes || !kinds.includes(department.kind)) return [];
        // Without a shortage of its own a link still serves what people decided on it.
        return [{ from, to: receiver, department: department.kind, minutes, evidence }];
      });
    }),
  );
};

export interface UsefulLink {
  readonly from: StateHospital;
  readonly to: StateHospital;
  readonly department: DepartmentKind;
  readonly minutes: number;
  readonly evidence: Evidence | undefined;
}

/** Departments, as `hospital/department`, that patients of another hospital may be taken to. */
export const receivers = (state: PlanState): ReadonlySet<string> =>
  new Set(
    usefulLinks(state)
      .filter(({ evidence }) => evidence !== undefined)
      .map(({ to, department }) => `${to.id}/${department}`),
  );

/** People decided on it, so that it has to be there to be kept. */
export const isDecided = ({ decided }: PlanState, key: string): boolean =>
  decided.some((one) => one.key === key && one.state !== 'rejected');

/** Who stands at the peak, for those that are proposed though nothing is missing. */
export const bedsAtPeak = (
  { days }: PlanState,
  { patients, staffed }: StateDepartment,
): Evidence => {
  let peak = 0;
  patients.p90.forEach((value, at) => {
    if (at < days.length && value > (patients.p90[peak] ?? 0)) peak = at;
  });
  return {
    day: days[peak] ?? '',
    needed: patients.p90[peak] ?? 0,
    available: staffed,
    unit: 'beds',
  };
};

const worst = (all: readonly Evidence[]): Evidence | undefined => {
  let found: Evidence | undefined;
  for (const one of all) {
    const missing = one.needed - one.available;
    if (missing <= 1e-6) continue;
    if (found === undefined || missing > found.needed - found.available) found = one;
  }
  return found;
};
