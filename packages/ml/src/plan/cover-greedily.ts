import type { CompiledProblem } from './compile-problem.ts';
import { groupLevers, type LeverGroups } from './group-levers.ts';
import type { CallLever, MoveLever, OpenLever, OrderLever } from './lever.ts';
import { shareThere } from './occupancy-kernel.ts';

/**
 * Adds to the amounts what a prudent person would, day by day: beds where patients exceed them, the
 * cheapest first; transfers of new patients where no more can be opened; nurses and deliveries where
 * they lack. Each step must save more than it costs and stay within the budget; starting from
 * nothing this is the greedy plan. Deterministic. Changes `amounts`.
 */
export const coverGreedily = (compiled: CompiledProblem, amounts: Float64Array): void => {
  const { problem, levers, own } = compiled;
  const { hospitals, days, shifts, weights } = problem;
  const groups = groupLevers(compiled);
  const patients = hospitals.map((_, h) => (own[h] ?? []).map((values) => values.slice()));
  const leftOf = new Map<string, number>();
  let money = problem.budget ?? Infinity;
  levers.forEach((lever, at) => {
    const amount = amounts[at] as number;
    money -= amount * lever.cost;
    if (lever.kind === 'open') money -= lever.setUpCost * Math.max(0, amount - openBefore(at));
    if (lever.kind === 'move' && amount > 0) shift(lever, amount);
    if (lever.kind === 'call')
      take(`source ${lever.hospital} ${lever.pool} ${lever.option}`, amount);
  });
  // First what is cheap and nobody can do without; again after transfers.
  orderAll();
  for (let day = 0; day < days.length; day++) {
    hospitals.forEach((hospital, h) => {
      hospital.departments.forEach((_, d) => {
        openBeds(h, d, day);
        moveElsewhere(h, d, day);
      });
    });
    hospitals.forEach((hospital, h) => {
      hospital.nurses.forEach((_, p) => {
        for (let s = 0; s < shifts.length; s++) callNurses(h, p, day, s);
      });
    });
  }
  orderAll();

  function orderAll(): void {
    hospitals.forEach((hospital, h) => {
      hospital.stocks.forEach((_, i) => {
        order(h, i);
      });
    });
  }

  function openBeds(h: number, d: number, day: number): void {
    const places = [...(groups.open.get(`${h} ${d} ${day}`) ?? [])].sort(
      (a, b) => bedCost(a) - bedCost(b),
    );
    for (const at of places) {
      const lever = levers[at] as OpenLever;
      while ((amounts[at] as number) < lever.most) {
        const over = overflow(h, d, day);
        const isNew = (amounts[at] as number) >= openBefore(at);
        const cost = lever.cost + (isNew ? lever.setUpCost : 0);
        if (weights.overflow * Math.min(over, lever.beds) <= cost || cost > money) break;
        amounts[at] = (amounts[at] as number) + 1;
        money -= cost;
      }
    }
  }

  function moveElsewhere(h: number, d: number, day: number): void {
    const places = (groups.leaving.get(`${h} ${d} ${day}`) ?? []).filter(
      (at) => (levers[at] as MoveLever).most > 0,
    );
    while (overflow(h, d, day) >= 1) {
      let best = -1;
      let most = 1;
      for (const at of places) {
        const lever = levers[at] as MoveLever;
        if ((amounts[at] as number) >= lever.most || lever.cost > money) continue;
        const leaves = left(`leave ${h} ${d} ${day}`, fewestArriving(compiled, lever));
        const linked = left(
          `link ${lever.link} ${day}`,
          problem.links[lever.link]?.mostPerDay ?? 0,
        );
        const room = roomAt(lever);
        if (leaves < 1 || linked < 1 || room < most) continue;
        most = room;
        best = at;
      }
      const lever = levers[best];
      if (lever?.kind !== 'move') return;
      if (weights.overflow * savedDays(h, d, day) <= lever.cost + weights.transfer) return;
      amounts[best] = (amounts[best] as number) + 1;
      money -= lever.cost;
      shift(lever, 1);
    }
  }

  function callNurses(h: number, p: number, day: number, s: number): void {
    const places = [...(groups.call.get(`${h} ${p} ${day} ${s}`) ?? [])].sort(
      (a, b) => (levers[a]?.cost ?? 0) - (levers[b]?.cost ?? 0),
    );
    let short = -(hospitals[h]?.nurses[p]?.rostered[day]?.[s] ?? 0);
    hospitals[h]?.departments.forEach((department, d) => {
      if (compiled.poolOf[h]?.[d] !== p) return;
      const each = compiled.nursesPerPatient[h]?.[d] as number;
      short += (patients[h]?.[d]?.[day] as number) * each * (department.shiftLoad?.[s] ?? 1);
    });
    for (const at of places) short -= amounts[at] as number;
    for (const at of places) {
      const lever = levers[at] as CallLever;
      const key = `source ${h} ${p} ${lever.option}`;
      const inAll = hospitals[h]?.nurses[p]?.sources[lever.option]?.mostInAll ?? Infinity;
      while (
        (amounts[at] as number) < lever.most &&
        left(key, inAll) >= 1 &&
        lever.cost <= money &&
        weights.nurseShortage * Math.min(1, Math.max(0, short)) > lever.cost
      ) {
        amounts[at] = (amounts[at] as number) + 1;
        take(key, 1);
        money -= lever.cost;
        short -= 1;
      }
    }
  }

  function order(h: number, i: number): void {
    const stock = hospitals[h]?.stocks[i];
    if (!stock) return;
    let usable = stock.stock - stock.reserve;
    for (let day = 0; day < days.length; day++) {
      usable -= stock.baseDailyUse;
      hospitals[h]?.departments.forEach(({ id }, d) => {
        usable -= (stock.usePerPatientDay[id] ?? 0) * (patients[h]?.[d]?.[day] as number);
      });
      const places = [...(groups.order.get(`${h} ${i} ${day}`) ?? [])].sort(
        (a, b) => unitCost(a) - unitCost(b),
      );
      for (const at of places)
        usable += (amounts[at] as number) * (levers[at] as OrderLever).amount;
      for (const at of places) {
        const lever = levers[at] as OrderLever;
        while (
          usable < -1e-6 &&
          (amounts[at] as number) < lever.most &&
          lever.cost <= money &&
          stock.shortfallWeight * Math.min(-usable, lever.amount) > lever.cost
        ) {
          amounts[at] = (amounts[at] as number) + 1;
          money -= lever.cost;
          usable += lever.amount;
        }
      }
      usable = Math.min(Math.max(usable, 0), stock.capacity - stock.reserve);
    }
  }

  function overflow(h: number, d: number, day: number): number {
    return Math.max(0, -room(groups, h, d, day));
  }

  function room(by: LeverGroups, h: number, d: number, day: number): number {
    let beds = hospitals[h]?.departments[d]?.bedsStaffed ?? 0;
    for (const at of by.open.get(`${h} ${d} ${day}`) ?? []) {
      beds += (amounts[at] as number) * (levers[at] as OpenLever).beds;
    }
    return beds - (patients[h]?.[d]?.[day] as number);
  }

  /** Whole patients that fit in on all days they may stay. */
  function roomAt(lever: MoveLever): number {
    const staying = hospitals[lever.to]?.departments[lever.toDepartment]?.staying ?? [];
    let fits = Infinity;
    for (let day = lever.day; day < days.length; day++) {
      const share = shareThere(staying, lever.day, day);
      if (share > 0) {
        fits = Math.min(fits, (room(groups, lever.to, lever.toDepartment, day) + 1e-9) / share);
      }
    }
    return fits === Infinity ? 0 : fits;
  }

  function savedDays(h: number, d: number, day: number): number {
    const staying = hospitals[h]?.departments[d]?.staying ?? [];
    let saved = 0;
    for (let on = day; on < days.length; on++) {
      saved += Math.min(overflow(h, d, on), shareThere(staying, day, on));
    }
    return saved;
  }

  function shift(lever: MoveLever, by: number): void {
    const out = hospitals[lever.hospital]?.departments[lever.department]?.staying ?? [];
    const into = hospitals[lever.to]?.departments[lever.toDepartment]?.staying ?? [];
    const here = patients[lever.hospital]?.[lever.department] as Float64Array;
    const there = patients[lever.to]?.[lever.toDepartment] as Float64Array;
    for (let day = lever.day; day < days.length; day++) {
      here[day] = (here[day] as number) - by * shareThere(out, lever.day, day);
      there[day] = (there[day] as number) + by * shareThere(into, lever.day, day);
    }
    take(`leave ${lever.hospital} ${lever.department} ${lever.day}`, by);
    take(`link ${lever.link} ${lever.day}`, by);
  }

  function left(key: string, limit: number): number {
    return limit - (leftOf.get(key) ?? 0);
  }

  function take(key: string, by: number): void {
    leftOf.set(key, (leftOf.get(key) ?? 0) + by);
  }

  function openBefore(at: number): number {
    const lever = levers[at] as OpenLever;
    const before = levers[at - 1];
    const same =
      before?.kind === 'open' &&
      before.hospital === lever.hospital &&
      before.department === lever.department &&
      before.option === lever.option;
    return same ? (amounts[at - 1] as number) : lever.openNow;
  }

  function bedCost(at: number): number {
    const lever = levers[at] as OpenLever;
    return lever.cost / lever.beds;
  }

  function unitCost(at: number): number {
    const lever = levers[at] as OrderLever;
    return lever.cost / lever.amount;
  }
};

/** Patients who come that day in every scenario. */
export const fewestArriving = ({ problem }: CompiledProblem, lever: MoveLever): number => {
  const department = problem.hospitals[lever.hospital]?.departments[lever.department];
  const arrivals = problem.scenarios.map((name) => department?.arrivals[name]?.[lever.day] ?? 0);
  return Math.floor(Math.min(...arrivals) + 1e-9);
};
