import type { PlanHospital, PlanProblem } from './plan-problem.ts';

/** A problem that cannot be planned for; the message names each fault and where it is. */
export class PlanProblemError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The problem cannot be planned for: ${faults.slice(0, 5).join('; ')}.`);
    this.name = 'PlanProblemError';
    this.faults = faults;
  }
}

export const checkProblem = (problem: PlanProblem): void => {
  const faults: string[] = [];
  const { days, shifts, scenarios, planFor } = problem;
  if (days.length === 0) faults.push('there are no days');
  if (shifts.length === 0) faults.push('there are no shifts');
  if (new Set(days).size < days.length) faults.push('two days have one name');
  if (!scenarios.includes(planFor)) faults.push(`no scenario is called ${planFor}`);
  for (const [name, weight] of Object.entries(problem.weights)) {
    if (!(weight >= 0 && Number.isFinite(weight))) faults.push(`the weight ${name} is ${weight}`);
  }
  if (problem.budget !== null && !(problem.budget >= 0)) faults.push('the budget is below zero');
  unique(problem.hospitals, 'hospital', faults);
  for (const hospital of problem.hospitals) checkHospital(problem, hospital, faults);
  const known = new Set(problem.hospitals.map(({ id }) => id));
  for (const { from, to } of problem.links) {
    if (!known.has(from) || !known.has(to) || from === to) {
      faults.push(`the link from ${from} to ${to} joins no two hospitals`);
    }
  }
  if (faults.length > 0) throw new PlanProblemError(faults);
};

const checkHospital = (problem: PlanProblem, hospital: PlanHospital, faults: string[]): void => {
  const { days, shifts, scenarios, planFor } = problem;
  unique(hospital.departments, `department of ${hospital.id}`, faults);
  unique(hospital.stocks, `stock of ${hospital.id}`, faults);
  for (const one of hospital.departments) {
    const where = `${hospital.id} ${one.id}`;
    if (!hospital.nurses.some(({ skill }) => skill === one.skill)) {
      faults.push(`${where} needs ${one.skill}, and there is no such pool`);
    }
    const shares = Object.values(one.care).reduce((sum, share) => sum + (share ?? 0), 0);
    if (Math.abs(shares - 1) > 1e-6) faults.push(`the care of ${where} sums to ${shares}`);
    if (!(one.occupied >= 0 && one.bedsStaffed >= 0)) faults.push(`${where} has beds below zero`);
    if (one.censusStaying[0] !== 1) faults.push(`the census of ${where} does not stay on day 0`);
    if (one.censusStaying.length < days.length || !falls(one.censusStaying)) {
      faults.push(`the census of ${where} has not one share a day that never rises`);
    }
    if (!falls(one.staying)) faults.push(`the stay in ${where} is not shares that never rise`);
    const bear = one.arrivals[planFor] ?? [];
    for (const scenario of scenarios) {
      const arrivals = one.arrivals[scenario] ?? [];
      if (arrivals.length !== days.length || !arrivals.every((value) => value >= 0)) {
        faults.push(`${where} has not one number of arrivals a day under ${scenario}`);
      } else if (arrivals.some((value, day) => value > (bear[day] ?? 0) + 1e-9)) {
        faults.push(`${where} expects more under ${scenario} than under ${planFor}`);
      }
    }
    for (const { id, bedsPerBlock, blocks, openNow, setUpCost, costPerDay } of one.blocks) {
      if (
        !(Number.isInteger(blocks) && blocks >= openNow && openNow >= 0 && bedsPerBlock > 0) ||
        !(setUpCost >= 0 && costPerDay >= 0)
      ) {
        faults.push(`the beds ${id} of ${where} are not whole blocks at a cost`);
      }
    }
  }
  for (const { skill, rostered, sources } of hospital.nurses) {
    const where = `${hospital.id} ${skill}`;
    if (
      rostered.length !== days.length ||
      rostered.some((day) => day.length !== shifts.length || !day.every((nurses) => nurses >= 0))
    ) {
      faults.push(`the roster of ${where} has not one number a day and shift`);
    }
    for (const { id, cost, mostPerShift } of sources) {
      if (!(cost >= 0 && Number.isInteger(mostPerShift) && mostPerShift >= 0)) {
        faults.push(`the source ${id} of ${where} is not a whole number at a cost`);
      }
    }
  }
  for (const { id, stock, capacity, reserve, deliveries } of hospital.stocks) {
    if (!(stock >= 0 && reserve >= 0 && capacity >= stock && capacity >= reserve)) {
      faults.push(`${id} of ${hospital.id} does not fit in`);
    }
    for (const { amount, cost, mostPerDay } of deliveries) {
      if (!(amount > 0 && cost >= 0 && Number.isInteger(mostPerDay) && mostPerDay >= 0)) {
        faults.push(`a delivery of ${id} to ${hospital.id} is not a whole number at a cost`);
      }
    }
  }
};

const falls = (shares: readonly number[]): boolean =>
  shares.every((share, at) => share >= 0 && share <= (at === 0 ? 1 : (shares[at - 1] ?? 0)));

const unique = (items: readonly { id: string }[], what: string, faults: string[]): void => {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) faults.push(`two are called ${what} ${id}`);
    if (id.includes('/')) faults.push(`the ${what} ${id} has a stroke in its name`);
    seen.add(id);
  }
};
