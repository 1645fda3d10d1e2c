import type { BedPart } from './bed-part.ts';
import { type BedTable, createBedTable } from './bed-table.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { fewestArriving } from './cover-greedily.ts';
import { type CoverTable, createCoverTable } from './cover-table.ts';
import type { MoveLever } from './lever.ts';
import { type ModelPrices, pricesOfUse } from './model-prices.ts';
import type { NursePart } from './nurse-part.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { PlanParts } from './plan-parts.ts';

/** Transfers and the departments and pools they touch, numbered through for a fast search. */
export interface MoveField {
  readonly days: number;
  readonly shifts: number;
  /** By transfer: departments it leaves and reaches, its day, bounds and weight of one patient. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly day: Int32Array;
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly weight: Float64Array;
  /** By transfer: which limit of a link on a day, and of patients who come on a day, it uses. */
  readonly link: Int32Array;
  readonly leave: Int32Array;
  readonly linkLimit: Int32Array;
  readonly leaveLimit: Int32Array;
  /** By department: share of patients there by day of arrival x days + day. */
  readonly share: readonly Float64Array[];
  readonly pool: Int32Array;
  /** By department: nurses that a patient needs in each shift. */
  readonly load: readonly Float64Array[];
  readonly beds: readonly BedTable[];
  /** By pool, as if sources gave without limit over the horizon. */
  readonly covers: readonly CoverTable[];
  /** By pool, with a price of calls in place of that limit, and what it then weighs less. */
  readonly priced: readonly (CoverTable | null)[];
  readonly credit: Float64Array;
  readonly overflowWeight: number;
  readonly shortageWeight: number;
}

/** `money` is the weight of one unit of money; use of stocks is weighed at its prices. */
export const createMoveField = (
  compiled: CompiledProblem,
  parts: PlanParts,
  prices: ModelPrices,
  live: readonly number[],
  money: number,
): MoveField => {
  const { problem, levers, poolOf } = compiled;
  const { hospitals, weights } = problem;
  const days = problem.days.length;
  const shifts = problem.shifts.length;
  const wardOf: number[][] = [];
  const pool: number[] = [];
  const share: Float64Array[] = [];
  const load: Float64Array[] = [];
  const beds: BedTable[] = [];
  let firstPool = 0;
  hospitals.forEach((hospital, h) => {
    wardOf.push(
      hospital.departments.map((department, d) => {
        const each = compiled.nursesPerPatient[h]?.[d] as number;
        pool.push(firstPool + (poolOf[h]?.[d] as number));
        share.push(
          Float64Array.from({ length: days * days }, (_, at) =>
            shareThere(department.staying, Math.floor(at / days), at % days),
          ),
        );
        load.push(
          Float64Array.from({ length: shifts }, (_, s) => each * (department.shiftLoad?.[s] ?? 1)),
        );
        const part = parts.beds[h]?.[d]?.part as BedPart;
        beds.push(createBedTable(part, money));
        return pool.length - 1;
      }),
    );
    firstPool += hospital.nurses.length;
  });
  const moves = live.map((at) => levers[at] as MoveLever);
  const from = Int32Array.from(moves, (one) => wardOf[one.hospital]?.[one.department] as number);
  const to = Int32Array.from(moves, (one) => wardOf[one.to]?.[one.toDepartment] as number);
  const use = pricesOfUse(problem, prices);
  const weight = Float64Array.from(moves, (one, m) => {
    const out = share[from[m] as number] as Float64Array;
    const into = share[to[m] as number] as Float64Array;
    let sum = one.cost * money + weights.transfer;
    for (let on = one.day; on < days; on++) {
      const at = one.day * days + on;
      sum -= (out[at] as number) * (use[one.hospital]?.[one.department]?.[on] as number);
      sum += (into[at] as number) * (use[one.to]?.[one.toDepartment]?.[on] as number);
    }
    return sum;
  });
  const linkLimit: number[] = [];
  const leaveLimit: number[] = [];
  const link = numberThrough(
    moves.map((one) => `${one.link} ${one.day}`),
    (m) => linkLimit.push(Math.floor(problem.links[moves[m]?.link ?? 0]?.mostPerDay ?? 0)),
  );
  const leave = numberThrough(
    moves.map((one) => `${one.hospital} ${one.department} ${one.day}`),
    (m) => leaveLimit.push(fewestArriving(compiled, moves[m] as MoveLever)),
  );
  return {
    days,
    shifts,
    from,
    to,
    day: Int32Array.from(moves, (one) => one.day),
    least: Int32Array.from(moves, (one) => one.least),
    most: Int32Array.from(moves, (one) => one.most),
    weight,
    link,
    leave,
    linkLimit: Int32Array.from(linkLimit),
    leaveLimit: Int32Array.from(leaveLimit),
    share,
    pool: Int32Array.from(pool),
    load,
    beds,
    ...createCovers(compiled, parts, prices, money),
    overflowWeight: weights.overflow,
    shortageWeight: weights.nurseShortage,
  };
};

/**
 * Weights of pools by the price of limited calls: none, and what the next source costs more. The
 * larger of both is a pool's weight, short of whole numbers.
 */
const createCovers = (
  { problem }: CompiledProblem,
  parts: PlanParts,
  prices: ModelPrices,
  money: number,
): Pick<MoveField, 'covers' | 'priced' | 'credit'> => {
  const covers: CoverTable[] = [];
  const priced: (CoverTable | null)[] = [];
  const credit: number[] = [];
  problem.hospitals.forEach(({ nurses }, h) => {
    nurses.forEach(({ sources }, p) => {
      const part = parts.nurses[h]?.[p]?.part as NursePart;
      const { nurseShortage } = problem.weights;
      const none = new Float64Array(sources.length);
      const call = Float64Array.from(sources, ({ cost, mostInAll }, o) => {
        if (mostInAll === null) return 0;
        const dearer = sources.filter((other) => other.mostInAll === null && other.cost > cost);
        const next = Math.min(nurseShortage, ...dearer.map((other) => other.cost * money));
        return Math.max(prices.call[h]?.[p]?.[o] as number, next - cost * money, 0);
      });
      covers.push(createCoverTable(part, nurseShortage, money, none));
      priced.push(
        call.some((price) => price > 0) ? createCoverTable(part, nurseShortage, money, call) : null,
      );
      credit.push(
        sources.reduce((sum, { mostInAll }, o) => sum + (call[o] as number) * (mostInAll ?? 0), 0),
      );
    });
  });
  return { covers, priced, credit: Float64Array.from(credit) };
};

const numberThrough = (keys: readonly string[], isNew: (at: number) => void): Int32Array => {
  const known = new Map<string, number>();
  return Int32Array.from(keys, (key, at) => {
    const number = known.get(key);
    if (number !== undefined) return number;
    known.set(key, known.size);
    isNew(at);
    return known.size - 1;
  });
};
