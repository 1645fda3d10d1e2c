import { type BedPart, solveBedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import type { MoveLever } from './lever.ts';
import type { ModelPrices } from './model-prices.ts';
import type { NursePart } from './nurse-part.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { PlanParts } from './plan-parts.ts';
import { type PoolPrices, pricePool } from './price-pool.ts';
import { priceStockPart, type StockPart, solveStockPart } from './stock-part.ts';

export interface BoundProof {
  /** A weight that no plan can be below. */
  readonly bound: number;
  readonly rounds: number;
}

/**
 * A weight that no plan can be below: the Lagrangian of the rows that join the parts, each part
 * solved in whole numbers (Geoffrion 1974). Starts at the prices of the linear programme and raises
 * the bound along subgradients, with steps by the distance to the best plan known (Polyak 1969).
 */
export const proveBound = (
  compiled: CompiledProblem,
  parts: PlanParts,
  prices: ModelPrices,
  live: readonly number[],
  goal: { best: number; gap: number; known: number },
  goOn: (round: number) => boolean,
): BoundProof => {
  if (!shareLoads(compiled, live)) return { bound: goal.known, rounds: 0 };
  const lagrangian = createLagrangian(compiled, parts, prices, live);
  let bound = goal.known;
  let patience = 0;
  let step = 1;
  let round = 0;
  for (; goOn(round); round++) {
    const value = lagrangian.evaluate();
    if (value > bound + 1e-5 * Math.abs(bound)) patience = 0;
    else patience++;
    bound = Math.max(bound, value);
    if (goal.best - bound <= goal.gap * Math.abs(goal.best)) break;
    if (patience >= 6) {
      patience = 0;
      step /= 2;
      if (step < 0.01) break;
    }
    if (!lagrangian.step(step * (goal.best - value))) break;
  }
  return { bound, rounds: round };
};

const createLagrangian = (
  compiled: CompiledProblem,
  parts: PlanParts,
  prices: ModelPrices,
  live: readonly number[],
) => {
  const { problem, levers } = compiled;
  const { days, shifts, weights, hospitals } = problem;
  const money = 1 + prices.money;
  const moves = live.map((at) => levers[at] as MoveLever);
  const blank = () =>
    hospitals.map(({ departments }) => departments.map(() => new Float64Array(days.length)));
  const blankPools = () =>
    hospitals.map(({ nurses }) => nurses.map(() => new Float64Array(days.length)));
  const low = blank();
  const high = blank();
  const leaving = new Map<string, { limit: number; moves: number[] }>();
  moves.forEach((lever, m) => {
    const key = `${lever.hospital} ${lever.department} ${lever.day}`;
    const group = leaving.get(key) ?? { limit: fewest(problem, lever), moves: [] };
    group.moves.push(m);
    leaving.set(key, group);
  });
  const shareOut = moves.map(({ hospital: h, department: d, day }) => sharesOf(h, d, day));
  const shareIn = moves.map(({ to, toDepartment, day }) => sharesOf(to, toDepartment, day));
  for (const { limit, moves: group } of leaving.values()) {
    const lever = moves[group[0] as number] as MoveLever;
    const most = group.reduce((sum, m) => sum + (moves[m]?.most ?? 0), 0);
    const forced = group.reduce((sum, m) => sum + (moves[m]?.least ?? 0), 0);
    const lows = low[lever.hospital]?.[lever.department] as Float64Array;
    const shares = shareOut[group[0] as number] as Float64Array;
    for (let day = 0; day < days.length; day++) {
      lows[day] =
        (lows[day] as number) - Math.max(forced, Math.min(limit, most)) * (shares[day] as number);
    }
  }
  moves.forEach((lever, m) => {
    const highs = high[lever.to]?.[lever.toDepartment] as Float64Array;
    const shares = shareIn[m] as Float64Array;
    for (let day = 0; day < days.length; day++) {
      highs[day] = (highs[day] as number) + lever.most * (shares[day] as number);
    }
  });
  const lowNurses = blankPools();
  const highNurses = blankPools();
  // Nurses a patient needs in a full shift; a pool's movable departments share one load by shift.
  const each = (h: number, d: number): number => compiled.nursesPerPatient[h]?.[d] as number;
  const load = hospitals.map(({ nurses }, h) => nurses.map((_, p) => loadOf(h, p)));
  const poolPrice = hospitals.map(({ nurses }, h) =>
    nurses.map((_, p) =>
      Float64Array.from(days, (_day, day) => {
        let price = 0;
        for (let s = 0; s < shifts.length; s++) {
          price +=
            (prices.nurse[h]?.[p]?.[day * shifts.length + s] as number) *
            (load[h]?.[p]?.[s] as number);
        }
        return price;
      }),
    ),
  );
  hospitals.forEach(({ departments }, h) => {
    departments.forEach((_, d) => {
      const p = compiled.poolOf[h]?.[d] as number;
      for (let day = 0; day < days.length; day++) {
        bump(lowNurses[h]?.[p], day, each(h, d) * (low[h]?.[d]?.[day] as number));
        bump(highNurses[h]?.[p], day, each(h, d) * (high[h]?.[d]?.[day] as number));
      }
    });
  });

  // What no price of ours changes is weighed once.
  let constant = -prices.money * (problem.budget ?? 0);
  const coupled: [number, number][] = [];
  const coupledPools: [number, number][] = [];
  hospitals.forEach((hospital, h) => {
    hospital.departments.forEach((_, d) => {
      const free = anyOther(low[h]?.[d]) || anyOther(high[h]?.[d]);
      if (free) coupled.push([h, d]);
      else constant += bedWeight(h, d);
    });
    hospital.nurses.forEach(({ sources }, p) => {
      sources.forEach(({ mostInAll }, o) => {
        constant -= (prices.call[h]?.[p]?.[o] as number) * (mostInAll ?? 0);
      });
      const free = anyOther(lowNurses[h]?.[p]) || anyOther(highNurses[h]?.[p]);
      if (free) coupledPools.push([h, p]);
      else constant += poolWeight(h, p);
    });
    hospital.stocks.forEach((_, i) => {
      constant += stockWeight(h, i);
    });
  });
  const linkPrice = new Map<string, number>();
  for (const lever of moves) linkPrice.set(linkKey(lever), 0);
  for (const [at, price] of prices.link) {
    const lever = levers[at] as MoveLever;
    if (linkPrice.has(linkKey(lever))) linkPrice.set(linkKey(lever), price);
  }
  const linkLimit = (key: string): number =>
    Math.floor(problem.links[Number(key.split(' ')[0])]?.mostPerDay ?? 0);
  const taken = blank();
  const takenNurses = blankPools();
  const chosen = new Float64Array(moves.length);

  return { evaluate, step };

  function evaluate(): number {
    let value = constant;
    for (const [h, d] of coupled) value += bedWeight(h, d, taken[h]?.[d]);
    for (const [h, p] of coupledPools) value += poolWeight(h, p, takenNurses[h]?.[p]);
    for (const [key, price] of linkPrice) value -= price * linkLimit(key);
    const priceOf = moves.map((lever, m) => {
      let price = lever.cost * money + weights.transfer + (linkPrice.get(linkKey(lever)) as number);
      const out = shareOut[m] as Float64Array;
      const into = shareIn[m] as Float64Array;
      for (let day = lever.day; day < days.length; day++) {
        if ((out[day] as number) > 0) {
          price -= (out[day] as number) * patientPrice(lever.hospital, lever.department, day);
        }
        if ((into[day] as number) > 0) {
          price += (into[day] as number) * patientPrice(lever.to, lever.toDepartment, day);
        }
      }
      return price;
    });
    chosen.fill(0);
    for (const { limit, moves: group } of leaving.values()) {
      let room = limit;
      for (const m of group) {
        chosen[m] = moves[m]?.least as number;
        room -= chosen[m] as number;
        value += (chosen[m] as number) * (priceOf[m] as number);
      }
      group.sort((a, b) => (priceOf[a] as number) - (priceOf[b] as number));
      for (const m of group) {
        if ((priceOf[m] as number) >= 0 || room <= 0) break;
        const lever = moves[m] as MoveLever;
        const more = Math.min(room, lever.most - lever.least);
        chosen[m] = (chosen[m] as number) + more;
        room -= more;
        value += more * (priceOf[m] as number);
      }
    }
    return value;
  }

  /** Moves prices by a step that would close `distance` were the bound linear; false at a standstill. */
  function step(distance: number): boolean {
    const beds = blank();
    const nurses = blankPools();
    const links = new Map<string, number>();
    moves.forEach((lever, m) => {
      const amount = chosen[m] as number;
      if (amount === 0) return;
      links.set(linkKey(lever), (links.get(linkKey(lever)) ?? 0) + amount);
      spread(beds, nurses, lever.hospital, lever.department, shareOut[m] as Float64Array, -amount);
      spread(beds, nurses, lever.to, lever.toDepartment, shareIn[m] as Float64Array, amount);
    });
    let length = 0;
    for (const [h, d] of coupled) {
      const slope = beds[h]?.[d] as Float64Array;
      for (let day = 0; day < days.length; day++) {
        slope[day] = (slope[day] as number) - (taken[h]?.[d]?.[day] as number);
        length += (slope[day] as number) ** 2;
      }
    }
    for (const [h, p] of coupledPools) {
      const slope = nurses[h]?.[p] as Float64Array;
      for (let day = 0; day < days.length; day++) {
        slope[day] = (slope[day] as number) - (takenNurses[h]?.[p]?.[day] as number);
        length += (slope[day] as number) ** 2;
      }
    }
    for (const [key, price] of linkPrice) {
      const slope = (links.get(key) ?? 0) - linkLimit(key);
      if (price > 0 || slope > 0) length += slope ** 2;
    }
    if (length < 1e-12) return false;
    const by = distance / length;
    for (const [h, d] of coupled) {
      const price = prices.bed[h]?.[d] as Float64Array;
      for (let day = 0; day < days.length; day++)
        bump(price, day, by * (beds[h]?.[d]?.[day] as number));
    }
    for (const [h, p] of coupledPools) {
      const price = poolPrice[h]?.[p] as Float64Array;
      for (let day = 0; day < days.length; day++)
        bump(price, day, by * (nurses[h]?.[p]?.[day] as number));
    }
    for (const [key, price] of linkPrice) {
      linkPrice.set(key, Math.max(0, price + by * ((links.get(key) ?? 0) - linkLimit(key))));
    }
    return true;
  }

  function spread(
    beds: Float64Array[][],
    nurses: Float64Array[][],
    h: number,
    d: number,
    shares: Float64Array,
    amount: number,
  ): void {
    const pool = nurses[h]?.[compiled.poolOf[h]?.[d] as number];
    for (let day = 0; day < days.length; day++) {
      const patients = amount * (shares[day] as number);
      if (patients === 0) continue;
      bump(beds[h]?.[d], day, patients);
      bump(pool, day, patients * each(h, d));
    }
  }

  function patientPrice(h: number, d: number, day: number): number {
    const pool = poolPrice[h]?.[compiled.poolOf[h]?.[d] as number];
    const beds = prices.bed[h]?.[d]?.[day] as number;
    return beds + (pool?.[day] ?? 0) * each(h, d) + usePrice(h, d, day);
  }

  function usePrice(h: number, d: number, day: number): number {
    const id = hospitals[h]?.departments[d]?.id ?? '';
    return (hospitals[h]?.stocks ?? []).reduce(
      (sum, { usePerPatientDay }, i) =>
        sum + (usePerPatientDay[id] ?? 0) * (prices.stock[h]?.[i]?.[day] as number),
      0,
    );
  }

  /** Priced by the linear programme where patients who move use it; else in whole deliveries. */
  function stockWeight(h: number, i: number): number {
    const part = parts.stocks[h]?.[i]?.part as StockPart;
    const stock = hospitals[h]?.stocks[i];
    const price = prices.stock[h]?.[i] as Float64Array;
    const usesWith = (moved: number): Float64Array =>
      Float64Array.from(days, (_, day) =>
        (hospitals[h]?.departments ?? []).reduce((sum, { id }, d) => {
          const patients =
            (compiled.own[h]?.[d]?.[day] as number) + moved * (low[h]?.[d]?.[day] as number);
          return sum + (stock?.usePerPatientDay[id] ?? 0) * Math.max(0, patients);
        }, stock?.baseDailyUse ?? 0),
      );
    if (anyOther(price)) return priceStockPart(part, money, usesWith(0), price);
    // No plan uses less than with the most patients taken elsewhere.
    const { weight, exact } = solveStockPart(part, money, usesWith(1));
    return exact ? weight : 0;
  }

  function bedWeight(h: number, d: number, fill?: Float64Array): number {
    return solveBedPart(
      parts.beds[h]?.[d]?.part as BedPart,
      weights.overflow,
      {
        money,
        low: low[h]?.[d] as Float64Array,
        high: high[h]?.[d] as Float64Array,
        worth: prices.bed[h]?.[d] as Float64Array,
      },
      undefined,
      fill,
    );
  }

  function poolWeight(h: number, p: number, fill = new Float64Array(days.length)): number {
    const given: PoolPrices = {
      money,
      call: prices.call[h]?.[p] as Float64Array,
      low: lowNurses[h]?.[p] as Float64Array,
      high: highNurses[h]?.[p] as Float64Array,
      worth: poolPrice[h]?.[p] as Float64Array,
      load: load[h]?.[p] as Float64Array,
    };
    return pricePool(parts.nurses[h]?.[p]?.part as NursePart, weights.nurseShortage, given, fill);
  }

  function loadOf(h: number, p: number): Float64Array {
    const movable = (hospitals[h]?.departments ?? []).filter(
      (_, d) => compiled.poolOf[h]?.[d] === p && (anyOther(low[h]?.[d]) || anyOther(high[h]?.[d])),
    );
    return Float64Array.from(shifts, (_, s) => movable[0]?.shiftLoad?.[s] ?? 1);
  }

  function sharesOf(h: number, d: number, came: number): Float64Array {
    const staying = hospitals[h]?.departments[d]?.staying ?? [];
    return Float64Array.from(days, (_, day) => shareThere(staying, came, day));
  }
};

/** A day's shifts are priced as one only if all who may move load them alike, pool by pool. */
const shareLoads = ({ problem, levers, poolOf }: CompiledProblem, live: readonly number[]) => {
  const loads = new Map<string, string>();
  return live.every((at) => {
    const lever = levers[at] as MoveLever;
    const ends: [number, number][] = [
      [lever.hospital, lever.department],
      [lever.to, lever.toDepartment],
    ];
    return ends.every(([h, d]) => {
      const pool = `${h} ${poolOf[h]?.[d]}`;
      const shiftLoad = problem.hospitals[h]?.departments[d]?.shiftLoad;
      const load = problem.shifts.map((_, s) => shiftLoad?.[s] ?? 1).join(' ');
      const known = loads.get(pool) ?? load;
      loads.set(pool, known);
      return known === load;
    });
  });
};

const anyOther = (values: Float64Array | undefined): boolean =>
  values?.some((value) => value !== 0) ?? false;

const linkKey = (lever: MoveLever): string => `${lever.link} ${lever.day}`;

const bump = (values: Float64Array | undefined, at: number, by: number): void => {
  if (values) values[at] = (values[at] as number) + by;
};

const fewest = (problem: CompiledProblem['problem'], lever: MoveLever): number => {
  const department = problem.hospitals[lever.hospital]?.departments[lever.department];
  return Math.floor(
    Math.min(...problem.scenarios.map((name) => department?.arrivals[name]?.[lever.day] ?? 0)) +
      1e-9,
  );
};
