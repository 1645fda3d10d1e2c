import { type BedPart, solveBedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { fewestArriving } from './cover-greedily.ts';
import type { MoveLever } from './lever.ts';
import { type ModelPrices, pricesOfUse } from './model-prices.ts';
import type { NursePart } from './nurse-part.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { PlanParts } from './plan-parts.ts';
import { type PoolPrices, pricePool } from './price-pool.ts';
import { priceStockPart, type StockPart, solveStockPart } from './stock-part.ts';

/** The Lagrangian of the rows that join the parts, with a price for each of those rows. */
export interface Lagrangian {
  /** Prices, one for each row; may be changed. */
  readonly prices: Float64Array;
  /** The least value of each price. */
  readonly floor: Float64Array;
  /** A weight that no plan can be below at the prices; fills how it changes with each. */
  evaluate(slope: Float64Array): number;
}

/** Starts at the prices of the linear programme. */
export const createLagrangian = (
  compiled: CompiledProblem,
  parts: PlanParts,
  prices: ModelPrices,
  live: readonly number[],
): Lagrangian => {
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
    const group = leaving.get(key) ?? { limit: fewestArriving(compiled, lever), moves: [] };
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

  const bedPrice = prices.bed.map((departments) => [...departments]);
  const usePrice = pricesOfUse(problem, prices);

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
  const links = new Map<string, number>();
  for (const lever of moves) {
    const key = linkKey(lever);
    if (!links.has(key)) links.set(key, Math.floor(problem.links[lever.link]?.mostPerDay ?? 0));
  }
  // One list of prices: of beds, of nurses, of links; and the slope of each in the same place.
  const linksFrom = (coupled.length + coupledPools.length) * days.length;
  const flat = new Float64Array(linksFrom + links.size);
  const slopes = new Float64Array(flat.length);
  const floor = new Float64Array(flat.length).fill(-Infinity).fill(0, linksFrom);
  const view = (values: Float64Array, at: number): Float64Array =>
    values.subarray(at * days.length, (at + 1) * days.length);
  const bedSlope = blank();
  coupled.forEach(([h, d], at) => {
    const own = view(flat, at);
    own.set(prices.bed[h]?.[d] as Float64Array);
    (bedPrice[h] as Float64Array[])[d] = own;
    (bedSlope[h] as Float64Array[])[d] = view(slopes, at);
  });
  const poolSlope = blankPools();
  coupledPools.forEach(([h, p], at) => {
    const own = view(flat, coupled.length + at);
    own.set(poolPrice[h]?.[p] as Float64Array);
    (poolPrice[h] as Float64Array[])[p] = own;
    (poolSlope[h] as Float64Array[])[p] = view(slopes, coupled.length + at);
  });
  const linkAt = new Map([...links.keys()].map((key, at) => [key, linksFrom + at]));
  const linkOf = moves.map((lever) => linkAt.get(linkKey(lever)) as number);
  for (const [at, price] of prices.link) {
    const place = linkAt.get(linkKey(levers[at] as MoveLever));
    if (place !== undefined) flat[place] = price;
  }
  const patient = blank();
  const filled = new Float64Array(days.length);

  return { prices: flat, floor, evaluate };

  function evaluate(slope: Float64Array): number {
    let value = constant;
    slopes.fill(0);
    for (const [h, d] of coupled) {
      value += bedWeight(h, d, filled);
      lessen(bedSlope[h]?.[d] as Float64Array, filled);
    }
    for (const [h, p] of coupledPools) {
      value += poolWeight(h, p, filled);
      lessen(poolSlope[h]?.[p] as Float64Array, filled);
    }
    for (const [key, limit] of links) {
      const at = linkAt.get(key) as number;
      value -= (flat[at] as number) * limit;
      slopes[at] = -limit;
    }
    for (const [h, d] of coupled) {
      const pool = poolPrice[h]?.[compiled.poolOf[h]?.[d] as number] as Float64Array;
      const own = patient[h]?.[d] as Float64Array;
      for (let day = 0; day < days.length; day++) {
        const beds = bedPrice[h]?.[d]?.[day] as number;
        own[day] = beds + (pool[day] as number) * each(h, d) + (usePrice[h]?.[d]?.[day] as number);
      }
    }
    const priceOf = moves.map((lever, m) => {
      const out = patient[lever.hospital]?.[lever.department] as Float64Array;
      const into = patient[lever.to]?.[lever.toDepartment] as Float64Array;
      let price = lever.cost * money + weights.transfer + (flat[linkOf[m] as number] as number);
      for (let day = lever.day; day < days.length; day++) {
        price -= (shareOut[m]?.[day] as number) * (out[day] as number);
        price += (shareIn[m]?.[day] as number) * (into[day] as number);
      }
      return price;
    });
    for (const { limit, moves: group } of leaving.values()) {
      let room = limit;
      for (const m of group) {
        const forced = moves[m]?.least as number;
        room -= forced;
        value += forced * (priceOf[m] as number);
        choose(m, forced);
      }
      group.sort((a, b) => (priceOf[a] as number) - (priceOf[b] as number));
      for (const m of group) {
        if ((priceOf[m] as number) >= 0 || room <= 0) break;
        const lever = moves[m] as MoveLever;
        const more = Math.min(room, lever.most - lever.least);
        room -= more;
        value += more * (priceOf[m] as number);
        choose(m, more);
      }
    }
    slope.set(slopes);
    return value;
  }

  function choose(m: number, amount: number): void {
    if (amount === 0) return;
    const lever = moves[m] as MoveLever;
    bump(slopes, linkOf[m] as number, amount);
    spread(lever.hospital, lever.department, shareOut[m] as Float64Array, -amount);
    spread(lever.to, lever.toDepartment, shareIn[m] as Float64Array, amount);
  }

  function spread(h: number, d: number, shares: Float64Array, amount: number): void {
    const beds = bedSlope[h]?.[d] as Float64Array;
    const pool = poolSlope[h]?.[compiled.poolOf[h]?.[d] as number] as Float64Array;
    for (let day = 0; day < days.length; day++) {
      const patients = amount * (shares[day] as number);
      if (patients === 0) continue;
      bump(beds, day, patients);
      bump(pool, day, patients * each(h, d));
    }
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
        worth: bedPrice[h]?.[d] as Float64Array,
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

const anyOther = (values: Float64Array | undefined): boolean =>
  values?.some((value) => value !== 0) ?? false;

const linkKey = (lever: MoveLever): string => `${lever.link} ${lever.day}`;

const lessen = (values: Float64Array, by: Float64Array): void => {
  for (let at = 0; at < values.length; at++)
    values[at] = (values[at] as number) - (by[at] as number);
};

const bump = (values: Float64Array | undefined, at: number, by: number): void => {
  if (values) values[at] = (values[at] as number) + by;
};
