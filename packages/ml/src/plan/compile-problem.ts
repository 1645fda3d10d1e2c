import type { Lever, MoveLever } from './lever.ts';
import { ownOccupancy, shareThere } from './occupancy-kernel.ts';
import type { PlanDepartment, PlanHospital, PlanProblem } from './plan-problem.ts';

/** A problem with its levers listed and what follows from demand alone worked out. */
export interface CompiledProblem {
  readonly problem: PlanProblem;
  readonly levers: readonly Lever[];
  /** By hospital and department, under the scenario that the plan has to bear. */
  readonly own: readonly (readonly Float64Array[])[];
  /** Nurses that one patient needs, by hospital and department. */
  readonly nursesPerPatient: readonly (readonly number[])[];
  /** Index of the pool that looks after a department. */
  readonly poolOf: readonly (readonly number[])[];
  /** Locks that cannot be kept, in words. */
  readonly lockConflicts: readonly LockConflict[];
}

export interface LockConflict {
  readonly action: string;
  readonly why: string;
}

/** Lists the levers of a problem that was checked; what rules forbid has no lever. */
export const compileProblem = (problem: PlanProblem): CompiledProblem => {
  const days = problem.days.length;
  const own = problem.hospitals.map((hospital) =>
    hospital.departments.map((department) => ownOccupancy(department, problem.planFor, days)),
  );
  const nursesPerPatient = problem.hospitals.map((hospital) =>
    hospital.departments.map((department) => nursesFor(problem, department)),
  );
  const poolOf = problem.hospitals.map((hospital) =>
    hospital.departments.map(({ skill }) =>
      hospital.nurses.findIndex((pool) => pool.skill === skill),
    ),
  );
  const free = [
    ...openLevers(problem),
    ...callLevers(problem),
    ...moveLevers(problem, own),
    ...orderLevers(problem),
  ];
  const { levers, lockConflicts } = applyLocks(problem, free);
  return { problem, levers, own, nursesPerPatient, poolOf, lockConflicts };
};

const nursesFor = ({ ratios }: PlanProblem, { care }: PlanDepartment): number => {
  let nurses = 0;
  for (const [level, share] of Object.entries(care)) {
    nurses += (share ?? 0) / ratios[level as keyof typeof ratios];
  }
  return nurses;
};

const everyDay = <L>(problem: PlanProblem, leadDays: number, make: (day: number) => L): L[] =>
  problem.days.flatMap((_, day) => (day < leadDays ? [] : [make(day)]));

const openLevers = (problem: PlanProblem): Lever[] =>
  problem.hospitals.flatMap((hospital, h) =>
    hospital.departments.flatMap((department, d) =>
      department.blocks.flatMap((option, o) =>
        everyDay(problem, option.openNow > 0 ? 0 : option.leadDays, (day) => {
          const action =
            option.kind === 'surge'
              ? ('open-surge-beds' as const)
              : ('open-licensed-beds' as const);
          return {
            kind: 'open' as const,
            id: [action, hospital.id, department.id, option.id, problem.days[day]].join('/'),
            action,
            hospital: h,
            department: d,
            option: o,
            day,
            least: 0,
            most: day < option.leadDays ? option.openNow : option.blocks,
            cost: option.costPerDay,
            beds: option.bedsPerBlock,
            setUpCost: option.setUpCost,
            openNow: option.openNow,
          };
        }),
      ),
    ),
  );

const callLevers = (problem: PlanProblem): Lever[] =>
  problem.hospitals.flatMap((hospital, h) =>
    hospital.nurses.flatMap((pool, p) =>
      pool.sources.flatMap((source, o) =>
        everyDay(problem, source.leadDays, (day) =>
          problem.shifts.map((shift, s) => ({
            kind: 'call' as const,
            id: ['call-nurses', hospital.id, pool.skill, source.id, problem.days[day], shift].join(
              '/',
            ),
            action: 'call-nurses' as const,
            hospital: h,
            pool: p,
            option: o,
            day,
            shift: s,
            least: 0,
            most: source.mostPerShift,
            cost: source.cost,
          })),
        ).flat(),
      ),
    ),
  );

const orderLevers = (problem: PlanProblem): Lever[] =>
  problem.hospitals.flatMap((hospital, h) =>
    hospital.stocks.flatMap((stock, i) =>
      stock.deliveries.flatMap((delivery, o) =>
        everyDay(problem, delivery.leadDays, (day) => {
          const action =
            stock.kind === 'oxygen' ? ('order-oxygen' as const) : ('order-supplies' as const);
          return {
            kind: 'order' as const,
            id: [action, hospital.id, stock.id, delivery.id, problem.days[day]].join('/'),
            action,
            hospital: h,
            stock: i,
            option: o,
            day,
            least: 0,
            most: delivery.mostPerDay,
            cost: delivery.cost,
            amount: delivery.amount,
          };
        }),
      ),
    ),
  );

/**
 * A transfer takes whole new patients that are expected in every scenario, to a department that on
 * each day they may still be there has staffed beds for its own patients.
 */
const moveLevers = (
  problem: PlanProblem,
  own: readonly (readonly Float64Array[])[],
): MoveLever[] => {
  const levers: MoveLever[] = [];
  problem.links.forEach((link, l) => {
    const from = problem.hospitals.findIndex(({ id }) => id === link.from);
    const to = problem.hospitals.findIndex(({ id }) => id === link.to);
    const sender = problem.hospitals[from];
    const receiver = problem.hospitals[to];
    if (!sender || !receiver) return;
    for (const name of link.departments) {
      const department = indexOf(sender, name);
      const toDepartment = indexOf(receiver, name);
      const leaves = sender.departments[department];
      const takes = receiver.departments[toDepartment];
      const occupancy = own[to]?.[toDepartment];
      if (!leaves || !takes || !occupancy) continue;
      problem.days.forEach((label, day) => {
        const arriving = Math.floor(fewestArrivals(problem, leaves, day) + 1e-9);
        if (arriving < 1 || !hasRoom(takes, occupancy, day)) return;
        levers.push({
          kind: 'move',
          id: ['transfer', link.from, link.to, name, label].join('/'),
          action: 'transfer',
          hospital: from,
          department,
          link: l,
          to,
          toDepartment,
          day,
          least: 0,
          most: Math.min(arriving, Math.floor(link.mostPerDay)),
          cost: link.costPerPatient,
        });
      });
    }
  });
  return levers;
};

const indexOf = (hospital: PlanHospital, name: string): number =>
  hospital.departments.findIndex(({ id }) => id === name);

const fewestArrivals = (problem: PlanProblem, department: PlanDepartment, day: number): number =>
  Math.min(...problem.scenarios.map((name) => department.arrivals[name]?.[day] ?? 0));

const hasRoom = (takes: PlanDepartment, occupancy: Float64Array, came: number): boolean => {
  for (let day = came; day < occupancy.length; day++) {
    if (shareThere(takes.staying, came, day) === 0) continue;
    if ((occupancy[day] as number) > takes.bedsStaffed) return false;
  }
  return true;
};

const applyLocks = (
  problem: PlanProblem,
  free: readonly Lever[],
): { levers: Lever[]; lockConflicts: LockConflict[] } => {
  const locks = new Map(problem.locks.map((lock) => [lock.action, lock]));
  const lockConflicts: LockConflict[] = [];
  const levers = free.map((lever): Lever => {
    const lock = locks.get(lever.id);
    if (!lock) return lever;
    locks.delete(lever.id);
    const least = lock.least ?? 0;
    if (least > lever.most) {
      lockConflicts.push({
        action: lever.id,
        why: `at least ${least} is asked for, and ${lever.most} is the most there can be`,
      });
    }
    const most = Math.max(0, Math.min(lever.most, lock.most ?? lever.most));
    return { ...lever, least: Math.min(least, most), most };
  });
  for (const [action, { least }] of locks) {
    // Rejecting what cannot be done anyway is kept by not doing it.
    if ((least ?? 0) > 0)
      lockConflicts.push({ action, why: 'the rules or the lead time do not allow it' });
  }
  return { levers, lockConflicts };
};
