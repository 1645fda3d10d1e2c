import { solveBedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { solveNursePart } from './nurse-part.ts';
import { shareThere } from './occupancy-kernel.ts';
import type { PlanParts } from './plan-parts.ts';
import { solveStockPart } from './stock-part.ts';

/**
 * Sets beds, calls and deliveries at their best for the transfers among `amounts`, part by part;
 * `money` is the weight of one unit of money. Changes `amounts`.
 */
export const setRest = (
  compiled: CompiledProblem,
  parts: PlanParts,
  amounts: Float64Array,
  money: number,
): void => {
  const { problem, levers, own, poolOf } = compiled;
  const { hospitals, weights } = problem;
  const days = problem.days.length;
  const shifts = problem.shifts.length;
  const worth = new Float64Array(days);
  const net = hospitals.map(({ departments }) => departments.map(() => new Float64Array(days)));
  const moved = (h: number, d: number, came: number, by: number): void => {
    const staying = hospitals[h]?.departments[d]?.staying ?? [];
    const values = net[h]?.[d] as Float64Array;
    for (let day = came; day < days; day++) {
      values[day] = (values[day] as number) + by * shareThere(staying, came, day);
    }
  };
  levers.forEach((lever, at) => {
    const by = amounts[at] as number;
    if (lever.kind !== 'move' || by === 0) return;
    moved(lever.hospital, lever.department, lever.day, -by);
    moved(lever.to, lever.toDepartment, lever.day, by);
  });
  hospitals.forEach((hospital, h) => {
    hospital.departments.forEach((_, d) => {
      const placed = parts.beds[h]?.[d];
      if (!placed) return;
      const { part, levers: places } = placed;
      const values = net[h]?.[d] as Float64Array;
      const open = new Int32Array(part.most.length);
      solveBedPart(part, weights.overflow, { money, low: values, high: values, worth }, open);
      copy(open, places, amounts);
    });
    hospital.nurses.forEach((_, p) => {
      const placed = parts.nurses[h]?.[p];
      if (!placed) return;
      const { part, levers: places } = placed;
      const calls = new Int32Array(part.most.length);
      solveNursePart(part, weights.nurseShortage, money, needOf(h, p), calls);
      copy(calls, places, amounts);
    });
    hospital.stocks.forEach((stock, i) => {
      const placed = parts.stocks[h]?.[i];
      if (!placed) return;
      const { part, levers: places } = placed;
      const orders = new Int32Array(part.most.length);
      const uses = new Float64Array(days).fill(stock.baseDailyUse);
      hospital.departments.forEach(({ id }, d) => {
        const each = stock.usePerPatientDay[id] ?? 0;
        for (let day = 0; day < days; day++) {
          const patients = (own[h]?.[d]?.[day] as number) + (net[h]?.[d]?.[day] as number);
          uses[day] = (uses[day] as number) + each * patients;
        }
      });
      solveStockPart(part, money, uses, orders);
      copy(orders, places, amounts);
    });
  });

  /** Nurses more that a pool needs for those taken there. */
  function needOf(h: number, p: number): Float64Array {
    const need = new Float64Array(days * shifts);
    hospitals[h]?.departments.forEach((department, d) => {
      if (poolOf[h]?.[d] !== p) return;
      const each = compiled.nursesPerPatient[h]?.[d] as number;
      for (let cell = 0; cell < need.length; cell++) {
        const patients = net[h]?.[d]?.[Math.floor(cell / shifts)] as number;
        const load = department.shiftLoad?.[cell % shifts] ?? 1;
        need[cell] = (need[cell] as number) + patients * each * load;
      }
    });
    return need;
  }
};

const copy = (from: Int32Array, places: Int32Array, into: Float64Array): void => {
  for (let at = 0; at < places.length; at++) {
    const lever = places[at] as number;
    if (lever >= 0) into[lever] = from[at] as number;
  }
};
