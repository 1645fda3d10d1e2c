import { type BedPart, solveBedPart } from './bed-part.ts';
import type { CompiledProblem } from './compile-problem.ts';
import { type NursePart, solveNursePart } from './nurse-part.ts';
import type { Relief } from './plan.ts';
import type { PlanParts } from './plan-parts.ts';
import type { PlanScore } from './score-plan.ts';

interface Candidate {
  readonly of: Relief['of'];
  /** What the shortage itself weighs, of which one more can hardly save more. */
  readonly weight: number;
  worth(): number;
}

/**
 * What one more bed, nurse or unit of stock is worth where one is missing: its part is solved again
 * with it, transfers staying as planned, for the shortages that weigh most. `money` is the weight of
 * one unit of money.
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
  const candidates: Candidate[] = [];
  problem.hospitals.forEach((hospital, h) => {
    hospital.departments.forEach(({ id }, d) => {
      score.overflow[h]?.[d]?.forEach((missing, day) => {
        if (missing <= 0) return;
        const where = { hospital: hospital.id, department: id, day: days[day] ?? '' };
        candidates.push({
          of: { constraint: 'beds', ...where },
          weight: weights.overflow * Math.min(1, missing),
          worth: () => worthOfBed(h, d, day),
        });
      });
    });
    hospital.nurses.forEach(({ skill }, p) => {
      score.nurseShortage[h]?.[p]?.forEach((missing, cell) => {
        if (missing <= 0) return;
        const day = days[Math.floor(cell / shifts.length)] ?? '';
        const shift = shifts[cell % shifts.length] ?? '';
        const where = { hospital: hospital.id, skill, day, shift };
        candidates.push({
          of: { constraint: 'nurses', ...where },
          weight: weights.nurseShortage * Math.min(1, missing),
          worth: () => worthOfNurse(h, p, cell),
        });
      });
    });
    hospital.stocks.forEach(({ id, shortfallWeight }, i) => {
      score.shortfall[h]?.[i]?.forEach((missing, day) => {
        if (missing <= 0) return;
        const weight = shortfallWeight * Math.min(1, missing);
        const where = { hospital: hospital.id, item: id, day: days[day] ?? '' };
        candidates.push({
          of: { constraint: 'stock', ...where },
          weight,
          worth: () => weight,
        });
      });
    });
  });
  return candidates
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3 * most)
    .map(({ of, worth }) => ({ of, worth: worth() }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, most);

  function worthOfBed(h: number, d: number, day: number): number {
    const part = parts.beds[h]?.[d]?.part as BedPart;
    const moved = score.moved[h]?.[d] as Float64Array;
    const prices = { money, low: moved, high: moved, worth: new Float64Array(days.length) };
    const own = part.own.slice();
    own[day] = (own[day] as number) - 1;
    return (
      solveBedPart(part, weights.overflow, prices) -
      solveBedPart({ ...part, own }, weights.overflow, prices)
    );
  }

  function worthOfNurse(h: number, p: number, cell: number): number {
    const part = parts.nurses[h]?.[p]?.part as NursePart;
    const rostered = problem.hospitals[h]?.nurses[p]?.rostered.flat() ?? [];
    const needed = score.nursesNeeded[h]?.[p] as Float64Array;
    const lacking = needed.map((value, at) => value - (rostered[at] ?? 0));
    const none = new Float64Array(needed.length);
    const calls = new Int32Array(part.most.length);
    const weigh = (given: Float64Array): number =>
      solveNursePart({ ...part, lacking: given }, weights.nurseShortage, money, none, calls);
    const before = weigh(lacking);
    lacking[cell] = (lacking[cell] as number) - 1;
    return before - weigh(lacking);
  }
};
