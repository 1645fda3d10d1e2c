import { type BedPart, solveBedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { type NursePart, solveNursePart } from './nurse-part.ts';
import type { Relief } from './plan.ts';
import type { PlanParts } from './plan-parts.ts';
import type { PlanScore } from './score-plan.ts';

/**
 * What one more bed, nurse or unit of stock is worth where one is missing: its part is solved again
 * with it, transfers staying as planned. `money` is the weight of one unit of money.
 */
export const findRelief = (
  compiled: CompiledProblem,
  parts: PlanParts,
  score: PlanScore,
  money: number,
  most: number,
): Relief[] => {
  const { problem } = compiled;
  const { days, shifts, weights } = problem;
  const found: Relief[] = [];
  problem.hospitals.forEach((hospital, h) => {
    hospital.departments.forEach(({ id }, d) => {
      const over = score.overflow[h]?.[d] as Float64Array;
      if (!over.some((value) => value > 0)) return;
      const part = parts.beds[h]?.[d]?.part as BedPart;
      const moved = score.moved[h]?.[d] as Float64Array;
      const prices = { money, low: moved, high: moved, worth: new Float64Array(days.length) };
      const before = solveBedPart(part, weights.overflow, prices);
      over.forEach((missing, day) => {
        if (missing <= 0) return;
        const own = part.own.slice();
        own[day] = (own[day] as number) - 1;
        const worth = before - solveBedPart({ ...part, own }, weights.overflow, prices);
        const where = { hospital: hospital.id, department: id, day: days[day] ?? '' };
        found.push({ of: { constraint: 'beds', ...where }, worth });
      });
    });
    hospital.nurses.forEach(({ skill }, p) => {
      const short = score.nurseShortage[h]?.[p] as Float64Array;
      if (!short.some((value) => value > 0)) return;
      const part = parts.nurses[h]?.[p]?.part as NursePart;
      const needed = score.nursesNeeded[h]?.[p] as Float64Array;
      const rostered = hospital.nurses[p]?.rostered.flat() ?? [];
      const given = {
        ...part,
        lacking: needed.map((value, cell) => value - (rostered[cell] ?? 0)),
      };
      const none = new Float64Array(needed.length);
      const calls = new Int32Array(part.most.length);
      const before = solveNursePart(given, weights.nurseShortage, money, none, calls);
      short.forEach((missing, cell) => {
        if (missing <= 0) return;
        const lacking = given.lacking.slice();
        lacking[cell] = (lacking[cell] as number) - 1;
        const after = solveNursePart(
          { ...given, lacking },
          weights.nurseShortage,
          money,
          none,
          calls,
        );
        const where = {
          hospital: hospital.id,
          skill,
          day: days[Math.floor(cell / shifts.length)] ?? '',
          shift: shifts[cell % shifts.length] ?? '',
        };
        found.push({ of: { constraint: 'nurses', ...where }, worth: before - after });
      });
    });
    hospital.stocks.forEach(({ id, shortfallWeight }, i) => {
      score.shortfall[h]?.[i]?.forEach((missing, day) => {
        if (missing <= 0) return;
        const where = { hospital: hospital.id, item: id, day: days[day] ?? '' };
        found.push({
          of: { constraint: 'stock', ...where },
          worth: shortfallWeight * Math.min(1, missing),
        });
      });
    });
  });
  return found.sort((a, b) => b.worth - a.worth).slice(0, most);
};
