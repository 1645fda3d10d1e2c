import { createRandom } from '../numeric/index.ts';
import { compileProblem } from './compile-problem.ts';
import { fewestArriving } from './cover-greedily.ts';
import { finishPlan } from './finish-plan.ts';
import { generateScenario, type ScenarioSize } from './generate-scenario.ts';
import type { MoveLever } from './lever.ts';
import { ownOccupancy, shareThere } from './occupancy-kernel.ts';
import type { Plan } from './plan.ts';
import { splitParts } from './plan-parts.ts';
import type { PlanDepartment, PlanHospital, PlanProblem } from './plan-problem.ts';
import { scorePlan } from './score-plan.ts';

/**
 * A made-up city for which a plan without shortage certainly exists, for one was drawn first and
 * beds, rosters, stocks and, where `budget` says so, money were then given just enough for it.
 * Nothing of the solver takes part.
 */
export const plantScenario = (
  seed: number,
  size: ScenarioSize,
  budget: boolean,
): { problem: PlanProblem; planted: Plan } => {
  const random = createRandom(seed + 1_000_003);
  const base = generateScenario(seed, size);
  const days = size.days;
  // Some departments lack beds and send; the rest has room for its own patients.
  const drawn: PlanProblem = {
    ...base,
    budget: null,
    hospitals: base.hospitals.map((hospital) => ({
      ...hospital,
      departments: hospital.departments.map((department) => {
        const peak = Math.max(...ownOccupancy(department, base.planFor, days));
        const sends = department.id !== 'ed' && random.next() < 0.3;
        const bedsStaffed = sends
          ? Math.floor(peak * (0.8 + 0.15 * random.next()))
          : Math.ceil(peak) + random.int(5);
        return { ...department, bedsStaffed };
      }),
    })),
  };
  const compiled = compileProblem(drawn);
  const amounts = new Float64Array(compiled.levers.length);
  const patients = compiled.own.map((departments) => departments.map((own) => own.slice()));
  const beds = drawn.hospitals.map(({ departments }) =>
    departments.map(({ bedsStaffed }) => new Float64Array(days).fill(bedsStaffed)),
  );
  const left = new Map<string, number>();
  const moves: number[] = [];
  compiled.levers.forEach((lever, at) => {
    const { hospital: h, day, most } = lever;
    if (lever.kind === 'move') {
      moves.push(at);
      return;
    }
    if (lever.kind === 'open') {
      const there = beds[h]?.[lever.department] as Float64Array;
      const over = (patients[h]?.[lever.department]?.[day] as number) - (there[day] as number);
      if (over > 0) amounts[at] = Math.min(most, random.int(1 + Math.ceil(over / lever.beds)));
      there[day] = (there[day] as number) + (amounts[at] as number) * lever.beds;
    } else if (lever.kind === 'order') {
      amounts[at] = random.next() < 0.3 ? random.int(most + 1) : 0;
    } else {
      const source = drawn.hospitals[h]?.nurses[lever.pool]?.sources[lever.option];
      const key = `${h} ${lever.pool} ${lever.option}`;
      const rest = left.get(key) ?? source?.mostInAll ?? Infinity;
      amounts[at] = Math.min(rest, random.next() < 0.4 ? random.int(most + 1) : 0);
      left.set(key, rest - (amounts[at] as number));
    }
  });
  for (const at of random.shuffle(moves)) {
    const lever = compiled.levers[at] as MoveLever;
    const leave = `leave ${lever.hospital} ${lever.department} ${lever.day}`;
    const link = `link ${lever.link} ${lever.day}`;
    const mostLinked = Math.floor(drawn.links[lever.link]?.mostPerDay ?? 0);
    while (
      (amounts[at] as number) < lever.most &&
      (left.get(leave) ?? fewestArriving(compiled, lever)) >= 1 &&
      (left.get(link) ?? mostLinked) >= 1 &&
      feltBy(lever) &&
      fitsAt(lever)
    ) {
      amounts[at] = (amounts[at] as number) + 1;
      left.set(leave, (left.get(leave) ?? fewestArriving(compiled, lever)) - 1);
      left.set(link, (left.get(link) ?? mostLinked) - 1);
      shift(lever.hospital, lever.department, lever.day, -1);
      shift(lever.to, lever.toDepartment, lever.day, 1);
    }
  }
  // What is still missing is given.
  const hospitals = drawn.hospitals.map(
    (hospital, h): PlanHospital => ({
      ...hospital,
      departments: hospital.departments.map((department, d) => {
        const over = (patients[h]?.[d] ?? new Float64Array(0)).map(
          (there, day) => there - (beds[h]?.[d]?.[day] as number),
        );
        const more = Math.max(0, Math.ceil(Math.max(...over) - 1e-9));
        return { ...department, bedsStaffed: department.bedsStaffed + more };
      }),
    }),
  );
  const given = compileProblem({ ...drawn, hospitals });
  const byId = new Map(compiled.levers.map(({ id }, at) => [id, amounts[at] as number]));
  const planted = Float64Array.from(given.levers, ({ id }) => byId.get(id) ?? 0);
  const score = scorePlan(given, planted);
  const problem: PlanProblem = {
    ...drawn,
    budget: budget ? Math.ceil(score.money) : null,
    hospitals: hospitals.map((hospital, h) => ({
      ...hospital,
      nurses: hospital.nurses.map((pool, p) => ({
        ...pool,
        rostered: pool.rostered.map((shifts, day) =>
          shifts.map((rostered, s) => {
            const cell = day * shifts.length + s;
            const called = (score.nurses[h]?.[p]?.[cell] as number) - rostered;
            const needed = score.nursesNeeded[h]?.[p]?.[cell] as number;
            return Math.max(0, Math.ceil(needed - called - 1e-9));
          }),
        ),
      })),
      stocks: hospital.stocks.map((stock, i) => {
        const missing = score.shortfall[h]?.[i]?.reduce((sum, value) => sum + value, 0) ?? 0;
        const more = Math.ceil(missing);
        return { ...stock, stock: stock.stock + more, capacity: stock.capacity + more };
      }),
    })),
  };
  const final = compileProblem(problem);
  return {
    problem,
    planted: finishPlan(final, splitParts(final), {
      method: 'greedy',
      amounts: planted,
      score: scorePlan(final, planted),
      bound: null,
      price: 1,
      fallbackReason: null,
    }),
  };

  function feltBy(lever: MoveLever): boolean {
    const { hospital: h, department: d } = lever;
    const { staying } = departmentAt(h, d);
    return (patients[h]?.[d] ?? new Float64Array(0)).some(
      (there, day) =>
        shareThere(staying, lever.day, day) > 0 && there > (beds[h]?.[d]?.[day] as number),
    );
  }

  function fitsAt(lever: MoveLever): boolean {
    const { to: h, toDepartment: d } = lever;
    const { staying } = departmentAt(h, d);
    return (patients[h]?.[d] ?? new Float64Array(0)).every((there, day) => {
      const share = shareThere(staying, lever.day, day);
      return share === 0 || there + share <= (beds[h]?.[d]?.[day] as number);
    });
  }

  function shift(h: number, d: number, came: number, by: number): void {
    const there = patients[h]?.[d] as Float64Array;
    const { staying } = departmentAt(h, d);
    for (let day = came; day < days; day++) {
      there[day] = (there[day] as number) + by * shareThere(staying, came, day);
    }
  }

  function departmentAt(h: number, d: number): PlanDepartment {
    return drawn.hospitals[h]?.departments[d] as PlanDepartment;
  }
};
