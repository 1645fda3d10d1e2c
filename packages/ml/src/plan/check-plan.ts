import { limitOfAction } from './action-limit.ts';
import type { Plan } from './plan.ts';
import type { PlanDepartment, PlanHospital, PlanProblem } from './plan-problem.ts';

export interface PlanViolation {
  readonly rule: PlanRule;
  readonly where: string;
  readonly detail: string;
}

export type PlanRule =
  | 'unknown-action'
  | 'not-whole'
  | 'too-many'
  | 'too-soon'
  | 'more-sent-than-arrive'
  | 'receiver-without-room'
  | 'over-budget'
  | 'lock-broken'
  | 'census-changed'
  | 'occupancy-misstated'
  | 'money-misstated'
  | 'shortage-misstated'
  | 'objective-misstated';

const slack = 1e-4;

/**
 * Recomputes a plan from its actions alone and names what it breaks or misstates. Shares nothing
 * with the solver but the types. Shortages that a plan states are no violation.
 */
export const checkPlan = (problem: PlanProblem, plan: Plan): PlanViolation[] => {
  const violations: PlanViolation[] = [];
  const breaks = (rule: PlanRule, where: string, detail: string): void => {
    violations.push({ rule, where, detail });
  };
  const by = index(problem);
  const sum = new Map<string, number>();
  const count = (key: string, amount: number): void => {
    sum.set(key, (sum.get(key) ?? 0) + amount);
  };
  const total = (...key: (string | number)[]): number => sum.get(key.join('|')) ?? 0;
  let money = 0;
  let transfers = 0;

  for (const action of plan.actions) {
    const { id, amount } = action;
    const day = problem.days.indexOf(action.day);
    const hospital = by.hospital.get(action.hospital);
    const most =
      day >= 0 && hospital ? limitOfAction(problem, hospital, action, by.hospital) : null;
    if (!most || !hospital) {
      breaks('unknown-action', id, 'names what the problem does not have');
      continue;
    }
    if (!Number.isInteger(amount) || amount < 0) breaks('not-whole', id, `amount ${amount}`);
    if (amount > most.most + slack) breaks('too-many', id, `${amount} of ${most.most}`);
    if (day < most.firstDay && amount > most.before) breaks('too-soon', id, action.day);
    money += amount * most.cost;
    if (action.kind === 'call-nurses') {
      count(['call', action.hospital, action.skill, action.day, action.shift].join('|'), amount);
      count(['source', action.hospital, action.skill, action.option].join('|'), amount);
    } else if (action.kind === 'transfer') {
      transfers += amount;
      count(['sent', action.hospital, action.department, day].join('|'), amount);
      count(['received', action.to, action.department, day].join('|'), amount);
      count(['link', action.hospital, action.to, day].join('|'), amount);
    } else if (action.kind === 'order-oxygen' || action.kind === 'order-supplies') {
      count(['order', action.hospital, action.item, day].join('|'), amount * most.unit);
    } else {
      count(['beds', action.hospital, action.department, day].join('|'), amount * most.unit);
      count(['blocks', action.hospital, action.department, action.option, day].join('|'), amount);
    }
  }

  for (const { from, to, mostPerDay } of problem.links) {
    problem.days.forEach((label, day) => {
      const moved = total('link', from, to, day);
      if (moved > mostPerDay + slack) {
        breaks('too-many', `${from} to ${to} ${label}`, `${moved} of ${mostPerDay}`);
      }
    });
  }

  const patientsOf = (
    hospital: PlanHospital,
    department: PlanDepartment,
    scenario: string,
  ): { all: number[]; own: number[]; received: number[] } => {
    const all: number[] = [];
    const own: number[] = [];
    const received: number[] = [];
    for (let day = 0; day < problem.days.length; day++) {
      let mine = department.occupied * (department.censusStaying[day] ?? 0);
      let sent = 0;
      let got = 0;
      for (let came = 0; day > 0 && came <= day; came++) {
        const share = department.staying[day - came] ?? 0;
        mine += share * (department.arrivals[scenario]?.[came] ?? 0);
        sent += share * total('sent', hospital.id, department.id, came);
        got += share * total('received', hospital.id, department.id, came);
      }
      own.push(mine);
      received.push(got);
      all.push(mine - sent + got);
    }
    return { all, own, received };
  };

  const shortages = new Map<string, number>();
  let weight = 0;
  for (const hospital of problem.hospitals) {
    const census = new Map<string, number[]>();
    for (const department of hospital.departments) {
      const place = `${hospital.id} ${department.id}`;
      for (const block of department.blocks) {
        let before = block.openNow;
        for (let day = 0; day < problem.days.length; day++) {
          const open = total('blocks', hospital.id, department.id, block.id, day);
          money += block.setUpCost * Math.max(0, open - before);
          before = open;
        }
      }
      for (const scenario of problem.scenarios) {
        const { all, own, received } = patientsOf(hospital, department, scenario);
        const stated = plan.occupancy[scenario]?.find(
          (row) => row.hospital === hospital.id && row.department === department.id,
        );
        all.forEach((patients, day) => {
          const label = `${place} ${problem.days[day]} ${scenario}`;
          const beds = department.bedsStaffed + total('beds', hospital.id, department.id, day);
          const over = patients - beds;
          if ((received[day] ?? 0) > slack && over > slack) {
            breaks('receiver-without-room', label, `${over} over with patients taken there`);
          }
          if ((received[day] ?? 0) > slack && (own[day] ?? 0) > department.bedsStaffed + slack) {
            breaks('receiver-without-room', label, 'its own patients exceed its staffed beds');
          }
          if (Math.abs((stated?.patients[day] ?? Number.NaN) - patients) > slack || !stated) {
            breaks('occupancy-misstated', label, `${patients}, not ${stated?.patients[day]}`);
          }
          if (scenario === problem.planFor && over > 1e-6) {
            shortages.set(['beds', hospital.id, department.id, problem.days[day]].join('|'), over);
            weight += problem.weights.overflow * over;
          }
          const arrivals = department.arrivals[scenario]?.[day] ?? 0;
          const sent = total('sent', hospital.id, department.id, day);
          if (sent > arrivals + slack) {
            breaks('more-sent-than-arrive', label, `${sent} of ${arrivals}`);
          }
        });
        if (Math.abs((stated?.patients[0] ?? Number.NaN) - department.occupied) > slack) {
          breaks('census-changed', `${place} ${scenario}`, `${stated?.patients[0]}`);
        }
        if (scenario === problem.planFor) census.set(department.id, all);
      }
    }
    for (const pool of hospital.nurses) {
      for (const { id, mostInAll } of pool.sources) {
        const used = total('source', hospital.id, pool.skill, id);
        if (mostInAll !== null && used > mostInAll + slack) {
          breaks('too-many', `${hospital.id} ${pool.skill} ${id}`, `${used} of ${mostInAll}`);
        }
      }
      problem.days.forEach((label, day) => {
        problem.shifts.forEach((shift, s) => {
          let short = -(pool.rostered[day]?.[s] ?? 0);
          short -= total('call', hospital.id, pool.skill, label, shift);
          for (const department of hospital.departments) {
            if (department.skill !== pool.skill) continue;
            const present =
              (census.get(department.id)?.[day] ?? 0) * (department.shiftLoad?.[s] ?? 1);
            for (const [level, share] of Object.entries(department.care)) {
              short +=
                (present * (share ?? 0)) / problem.ratios[level as keyof typeof problem.ratios];
            }
          }
          if (short > 1e-6) {
            shortages.set(['nurses', hospital.id, pool.skill, label, shift].join('|'), short);
            weight += problem.weights.nurseShortage * short;
          }
        });
      });
    }
    for (const stock of hospital.stocks) {
      let held = stock.stock;
      problem.days.forEach((label, day) => {
        held += total('order', hospital.id, stock.id, day) - stock.baseDailyUse;
        for (const [department, each] of Object.entries(stock.usePerPatientDay)) {
          held -= each * (census.get(department)?.[day] ?? 0);
        }
        const missing = stock.reserve - held;
        if (missing > 1e-6) {
          shortages.set(['stock', hospital.id, stock.id, label].join('|'), missing);
          weight += stock.shortfallWeight * missing;
        }
        held = Math.min(stock.capacity, Math.max(stock.reserve, held));
      });
    }
  }

  let locked = 0;
  const amounts = new Map(plan.actions.map(({ id, amount }) => [id, amount]));
  const conflicts = new Set(plan.lockConflicts.map(({ action }) => action));
  for (const { action, least, most } of problem.locks) {
    const amount = amounts.get(action) ?? 0;
    if ((least ?? 0) > 0) locked++;
    if (conflicts.has(action)) continue;
    if (amount < (least ?? 0) || amount > (most ?? Infinity)) {
      breaks('lock-broken', action, `${amount} is not within ${least ?? 0} and ${most ?? 'any'}`);
    }
  }
  if (problem.budget !== null && money > problem.budget + slack && locked === 0) {
    breaks('over-budget', 'budget', `${money} of ${problem.budget}`);
  }
  const near = (a: number, b: number): boolean =>
    Math.abs(a - b) <= slack * Math.max(1, Math.abs(b));
  if (!near(plan.money, money)) breaks('money-misstated', 'plan', `${money}, not ${plan.money}`);
  for (const shortage of plan.shortages) {
    const { constraint, hospital, day } = shortage;
    const key =
      constraint === 'beds'
        ? [constraint, hospital, shortage.department, day]
        : constraint === 'nurses'
          ? [constraint, hospital, shortage.skill, day, shortage.shift]
          : [constraint, hospital, shortage.item, day];
    const real = shortages.get(key.join('|')) ?? 0;
    if (!near(shortage.missing, real)) {
      breaks('shortage-misstated', key.join(' '), `${real}, not ${shortage.missing}`);
    }
    shortages.delete(key.join('|'));
  }
  for (const [key, missing] of shortages) {
    if (missing > slack)
      breaks('shortage-misstated', key.replaceAll('|', ' '), `${missing} is not told`);
  }
  const objective = weight + money + problem.weights.transfer * transfers;
  if (!near(plan.objective, objective)) {
    breaks('objective-misstated', 'plan', `${objective}, not ${plan.objective}`);
  }
  return violations;
};

const index = (problem: PlanProblem) => ({
  hospital: new Map(problem.hospitals.map((hospital) => [hospital.id, hospital])),
});
