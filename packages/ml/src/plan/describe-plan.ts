import type { CompiledProblem } from './compile-problem.ts';
import type { Lever } from './lever.ts';
import { ownOccupancy } from './occupancy-kernel.ts';
import type { OccupancyRow, PlanAction, Shortage } from './plan.ts';
import type { PlanScore } from './score-plan.ts';

/** Actions of the levers that are not zero, in the order of the problem. */
export const describeActions = (
  compiled: CompiledProblem,
  amounts: Float64Array,
  score: PlanScore,
): PlanAction[] =>
  compiled.levers.flatMap((lever, at) => {
    const amount = amounts[at] as number;
    if (amount <= 0) return [];
    return [describe(compiled, lever, amount, openedAnew(compiled, amounts, at), score)];
  });

const describe = (
  { problem, own }: CompiledProblem,
  lever: Lever,
  amount: number,
  anew: number,
  score: PlanScore,
): PlanAction => {
  const h = lever.hospital;
  const hospital = problem.hospitals[h];
  const common = {
    id: lever.id,
    kind: lever.action,
    hospital: hospital?.id ?? '',
    day: problem.days[lever.day] ?? '',
    amount,
    cost: amount * lever.cost,
  };
  if (lever.kind === 'call') {
    const pool = hospital?.nurses[lever.pool];
    return {
      ...common,
      skill: pool?.skill,
      option: pool?.sources[lever.option]?.id,
      shift: problem.shifts[lever.shift],
      effect: { adds: amount, unit: 'nurses' },
      evidence: {
        needed: score.nursesNeeded[h]?.[lever.pool]?.[
          lever.day * problem.shifts.length + lever.shift
        ] as number,
        available: pool?.rostered[lever.day]?.[lever.shift] ?? 0,
      },
    };
  }
  if (lever.kind === 'order') {
    const stock = hospital?.stocks[lever.stock];
    let needed = 0;
    hospital?.departments.forEach(({ id }, d) => {
      for (let day = 0; day < problem.days.length; day++) {
        const patients = score.occupancy[h]?.[d]?.[day] as number;
        needed += (stock?.usePerPatientDay[id] ?? 0) * patients;
      }
    });
    return {
      ...common,
      item: stock?.id,
      option: stock?.deliveries[lever.option]?.id,
      effect: { adds: amount * lever.amount, unit: 'units' },
      evidence: {
        needed: needed + (stock?.baseDailyUse ?? 0) * problem.days.length,
        available: (stock?.stock ?? 0) - (stock?.reserve ?? 0),
      },
    };
  }
  const department = hospital?.departments[lever.department];
  const evidence = {
    needed: own[h]?.[lever.department]?.[lever.day] as number,
    available: department?.bedsStaffed ?? 0,
  };
  if (lever.kind === 'open') {
    return {
      ...common,
      department: department?.id,
      option: department?.blocks[lever.option]?.id,
      cost: common.cost + anew * lever.setUpCost,
      effect: { adds: amount * lever.beds, unit: 'beds' },
      evidence,
    };
  }
  return {
    ...common,
    department: department?.id,
    to: problem.hospitals[lever.to]?.id,
    effect: { adds: amount, unit: 'patients' },
    evidence,
  };
};

const openedAnew = ({ levers }: CompiledProblem, amounts: Float64Array, at: number): number => {
  const lever = levers[at];
  if (lever?.kind !== 'open') return 0;
  const before = levers[at - 1];
  const same =
    before?.kind === 'open' &&
    before.hospital === lever.hospital &&
    before.department === lever.department &&
    before.option === lever.option;
  return Math.max(
    0,
    (amounts[at] as number) - (same ? (amounts[at - 1] as number) : lever.openNow),
  );
};

export const describeShortages = ({ problem }: CompiledProblem, score: PlanScore): Shortage[] => {
  const shortages: Shortage[] = [];
  const shifts = problem.shifts.length;
  problem.hospitals.forEach((hospital, h) => {
    hospital.departments.forEach(({ id }, d) => {
      score.overflow[h]?.[d]?.forEach((missing, day) => {
        if (missing > 0) {
          shortages.push({
            constraint: 'beds',
            hospital: hospital.id,
            department: id,
            day: problem.days[day] ?? '',
            missing,
          });
        }
      });
    });
    hospital.nurses.forEach(({ skill }, p) => {
      score.nurseShortage[h]?.[p]?.forEach((missing, cell) => {
        if (missing > 0) {
          shortages.push({
            constraint: 'nurses',
            hospital: hospital.id,
            skill,
            day: problem.days[Math.floor(cell / shifts)] ?? '',
            shift: problem.shifts[cell % shifts] ?? '',
            missing,
          });
        }
      });
    });
    hospital.stocks.forEach(({ id }, i) => {
      score.shortfall[h]?.[i]?.forEach((missing, day) => {
        if (missing > 0) {
          shortages.push({
            constraint: 'stock',
            hospital: hospital.id,
            item: id,
            day: problem.days[day] ?? '',
            missing,
          });
        }
      });
    });
  });
  return shortages;
};

/** Patients in beds under each scenario: what is moved is the same in all of them. */
export const describeOccupancy = (
  { problem }: CompiledProblem,
  score: PlanScore,
): Record<string, OccupancyRow[]> =>
  Object.fromEntries(
    problem.scenarios.map((scenario) => [
      scenario,
      problem.hospitals.flatMap((hospital, h) =>
        hospital.departments.map((department, d) => ({
          hospital: hospital.id,
          department: department.id,
          patients: Array.from(
            ownOccupancy(department, scenario, problem.days.length),
            (own, day) => own + (score.moved[h]?.[d]?.[day] as number),
          ),
        })),
      ),
    ]),
  );
