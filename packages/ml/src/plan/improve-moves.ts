import { type BedPart, solveBedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { fewestArriving } from './cover-greedily.ts';
import type { MoveLever } from './lever.ts';
import { type NursePart, solveNursePart } from './nurse-part.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { PlanParts } from './plan-parts.ts';
import { solveStockPart } from './stock-part.ts';

/** Transfers being weighed, with the exact weight of every part they touch. */
export interface MoveSearch {
  readonly amounts: Float64Array;
  /** Changes one amount when that is allowed and lowers the weight; says whether it did. */
  try(at: number, by: number): boolean;
  /** Changes two amounts at once, or neither. */
  trySwap(at: number, other: number): boolean;
  /** Sets whole amounts of everything else, best for the transfers as they are. */
  finish(money: number): Float64Array;
}

/**
 * Local search over transfers: beds and nurses are solved anew, exactly, for each trial; stocks only
 * at the end, for one patient hardly moves them.
 */
export const searchMoves = (
  compiled: CompiledProblem,
  parts: PlanParts,
  start: Float64Array,
  money: number,
): MoveSearch => {
  const { problem, levers } = compiled;
  const { hospitals, days, shifts, weights } = problem;
  const cells = days.length * shifts.length;
  const amounts = new Float64Array(levers.length);
  const net = hospitals.map(({ departments }) =>
    departments.map(() => new Float64Array(days.length)),
  );
  const need = hospitals.map(({ nurses }) => nurses.map(() => new Float64Array(cells)));
  const leaveLeft = new Map<string, number>();
  const linkLeft = new Map<string, number>();
  const zero = new Float64Array(days.length);
  const scratch = hospitals.map((_, h) =>
    (parts.nurses[h] ?? []).map(({ part }) => new Int32Array(part.most.length)),
  );

  const bedWeight = (h: number, d: number): number =>
    solveBedPart(parts.beds[h]?.[d]?.part as BedPart, weights.overflow, {
      money,
      low: net[h]?.[d] as Float64Array,
      high: net[h]?.[d] as Float64Array,
      worth: zero,
    });
  const poolWeight = (h: number, p: number): number =>
    solveNursePart(
      parts.nurses[h]?.[p]?.part as NursePart,
      weights.nurseShortage,
      money,
      need[h]?.[p] as Float64Array,
      scratch[h]?.[p] as Int32Array,
    );

  const leaveKey = (lever: MoveLever) => `${lever.hospital} ${lever.department} ${lever.day}`;
  const linkKey = (lever: MoveLever) => `${lever.link} ${lever.day}`;
  const shift = (lever: MoveLever, by: number): void => {
    shiftSide(lever.hospital, lever.department, lever.day, -by);
    shiftSide(lever.to, lever.toDepartment, lever.day, by);
    leaveLeft.set(leaveKey(lever), leaveRoom(lever) - by);
    linkLeft.set(linkKey(lever), linkRoom(lever) - by);
  };
  const shiftSide = (h: number, d: number, day: number, by: number): void => {
    const department = hospitals[h]?.departments[d];
    const values = net[h]?.[d] as Float64Array;
    const pool = need[h]?.[compiled.poolOf[h]?.[d] as number] as Float64Array;
    const each = compiled.nursesPerPatient[h]?.[d] as number;
    for (let on = day; on < days.length; on++) {
      const share = by * shareThere(department?.staying ?? [], day, on);
      if (share === 0) continue;
      values[on] = (values[on] as number) + share;
      for (let s = 0; s < shifts.length; s++) {
        const cell = on * shifts.length + s;
        pool[cell] = (pool[cell] as number) + share * each * (department?.shiftLoad?.[s] ?? 1);
      }
    }
  };
  const leaveRoom = (lever: MoveLever): number =>
    leaveLeft.get(leaveKey(lever)) ?? fewestArriving(compiled, lever);
  const linkRoom = (lever: MoveLever): number =>
    linkLeft.get(linkKey(lever)) ?? Math.floor(problem.links[lever.link]?.mostPerDay ?? 0);

  const bedNow = hospitals.map(({ departments }, h) => departments.map((_, d) => bedWeight(h, d)));
  const poolNow = hospitals.map(({ nurses }, h) => nurses.map((_, p) => poolWeight(h, p)));

  /** Applies changes, weighs what they touch, and takes them back unless it got lighter. */
  const change = (steps: readonly (readonly [number, number])[]): boolean => {
    let before = 0;
    let after = 0;
    const touched = new Set<string>();
    for (const [at, by] of steps) {
      const lever = levers[at] as MoveLever;
      const amount = (amounts[at] as number) + by;
      if (amount < lever.least || amount > lever.most) return false;
      touched.add(`${lever.hospital} ${lever.department}`);
      touched.add(`${lever.to} ${lever.toDepartment}`);
    }
    const pools = new Set<string>();
    for (const key of touched) {
      const [h, d] = key.split(' ').map(Number) as [number, number];
      before += bedNow[h]?.[d] as number;
      pools.add(`${h} ${compiled.poolOf[h]?.[d]}`);
    }
    for (const key of pools) {
      const [h, p] = key.split(' ').map(Number) as [number, number];
      before += poolNow[h]?.[p] as number;
    }
    for (const [at, by] of steps) {
      const lever = levers[at] as MoveLever;
      after += by * (lever.cost * money + weights.transfer);
      amounts[at] = (amounts[at] as number) + by;
      shift(lever, by);
    }
    const kept = steps.every(([at, by]) => {
      const lever = levers[at] as MoveLever;
      return by < 0 || (leaveRoom(lever) >= 0 && linkRoom(lever) >= 0);
    });
    const beds = new Map<string, number>();
    const nurses = new Map<string, number>();
    if (kept) {
      for (const key of touched) {
        const [h, d] = key.split(' ').map(Number) as [number, number];
        const weight = bedWeight(h, d);
        beds.set(key, weight);
        after += weight;
      }
      if (after < before) {
        for (const key of pools) {
          const [h, p] = key.split(' ').map(Number) as [number, number];
          const weight = poolWeight(h, p);
          nurses.set(key, weight);
          after += weight;
        }
      }
    }
    if (kept && after < before - 1e-6) {
      for (const [key, weight] of beds) {
        const [h, d] = key.split(' ').map(Number) as [number, number];
        (bedNow[h] as number[])[d] = weight;
      }
      for (const [key, weight] of nurses) {
        const [h, p] = key.split(' ').map(Number) as [number, number];
        (poolNow[h] as number[])[p] = weight;
      }
      return true;
    }
    for (const [at, by] of steps) {
      amounts[at] = (amounts[at] as number) - by;
      shift(levers[at] as MoveLever, -by);
    }
    return false;
  };

  /** Puts amounts where they are wanted, as far as patients, links and rooms allow. */
  const place = (at: number, wanted: number): void => {
    const lever = levers[at] as MoveLever;
    let by = Math.max(lever.least, Math.min(wanted, lever.most));
    const forced = lever.least;
    for (; by > 0; by--) {
      if (by <= forced || (leaveRoom(lever) >= by && linkRoom(lever) >= by)) {
        shift(lever, by);
        if (by <= forced || bedWeight(lever.to, lever.toDepartment) < Infinity) {
          amounts[at] = by;
          return;
        }
        shift(lever, -by);
      }
    }
  };
  levers.forEach((lever, at) => {
    if (lever.kind === 'move' && (lever.least > 0 || (start[at] as number) > 0)) {
      place(at, Math.round(start[at] as number));
    }
  });
  hospitals.forEach(({ departments, nurses }, h) => {
    departments.forEach((_, d) => {
      (bedNow[h] as number[])[d] = bedWeight(h, d);
    });
    nurses.forEach((_, p) => {
      (poolNow[h] as number[])[p] = poolWeight(h, p);
    });
  });

  return {
    amounts,
    try: (at, by) => change([[at, by]]),
    trySwap: (at, other) =>
      change([
        [at, -1],
        [other, 1],
      ]),
    finish: (price) => {
      const all = amounts.slice();
      hospitals.forEach((hospital, h) => {
        hospital.departments.forEach((_, d) => {
          const placed = parts.beds[h]?.[d];
          if (!placed) return;
          const open = new Int32Array(placed.part.most.length);
          const values = net[h]?.[d] as Float64Array;
          solveBedPart(
            placed.part,
            weights.overflow,
            { money: price, low: values, high: values, worth: zero },
            open,
          );
          copy(open, placed.levers, all);
        });
        hospital.nurses.forEach((_, p) => {
          const placed = parts.nurses[h]?.[p];
          if (!placed) return;
          const calls = new Int32Array(placed.part.most.length);
          solveNursePart(
            placed.part,
            weights.nurseShortage,
            price,
            need[h]?.[p] as Float64Array,
            calls,
          );
          copy(calls, placed.levers, all);
        });
        hospital.stocks.forEach((stock, i) => {
          const placed = parts.stocks[h]?.[i];
          if (!placed) return;
          const orders = new Int32Array(placed.part.most.length);
          const uses = Float64Array.from(days, (_, day) =>
            hospital.departments.reduce(
              (sum, { id }, d) =>
                sum +
                (stock.usePerPatientDay[id] ?? 0) *
                  ((compiled.own[h]?.[d]?.[day] as number) + (net[h]?.[d]?.[day] as number)),
              stock.baseDailyUse,
            ),
          );
          solveStockPart(placed.part, price, uses, orders);
          copy(orders, placed.levers, all);
        });
      });
      return all;
    },
  };
};

const copy = (from: Int32Array, places: Int32Array, into: Float64Array): void => {
  for (let at = 0; at < places.length; at++) {
    const lever = places[at] as number;
    if (lever >= 0) into[lever] = from[at] as number;
  }
};
