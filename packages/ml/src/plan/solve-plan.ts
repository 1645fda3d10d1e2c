import { buildModel, type PlanModel } from './build-model.ts';
import { checkProblem } from './check-problem.ts';
import { type CompiledProblem, compileProblem } from './compile-problem.ts';
import { coverGreedily } from './cover-greedily.ts';
import { finishPlan } from './finish-plan.ts';
import { searchMoves } from './improve-moves.ts';
import { readPrices } from './model-prices.ts';
import type { Plan } from './plan.ts';
import { type PlanParts, splitParts } from './plan-parts.ts';
import type { PlanProblem } from './plan-problem.ts';
import { proveBound } from './prove-bound.ts';
import { type PlanScore, scorePlan } from './score-plan.ts';
import type { Solver, SolverAnswer } from './solver.ts';

export interface SolveOptions {
  readonly timeLimitSeconds: number;
  /** Stops once the plan is proven this near to the best, such as 0.01. */
  readonly gap: number;
  /** Milliseconds since any moment; the clock of the caller. */
  now(): number;
}

/**
 * A plan for the scenario that has to be borne: without shortage if one is found, and else lighter
 * than the greedy plan or the greedy plan itself. The linear
 * relaxation gives prices and a bound; given whole transfers, everything else falls apart into
 * parts that are solved exactly; a local search improves the transfers; HiGHS solves small problems
 * whole. Whatever fails, the greedy plan is there, and says why. Throws for a malformed problem.
 */
export const solvePlan = (problem: PlanProblem, solver: Solver, options: SolveOptions): Plan => {
  checkProblem(problem);
  const began = options.now();
  const secondsLeft = (): number => options.timeLimitSeconds - (options.now() - began) / 1000;
  const compiled = compileProblem(problem);
  const parts = splitParts(compiled);
  const greedy = greedyStart(compiled);
  let found: Found = { method: 'greedy', amounts: greedy, score: scorePlan(compiled, greedy) };
  let bound: number | null = null;
  let price = 1;
  let fallbackReason: string | null = null;
  const near = (): boolean =>
    bound !== null && found.score.objective - bound <= options.gap * found.score.objective;
  const offer = (method: Found['method'], amounts: Float64Array): void => {
    const score = scorePlan(compiled, amounts);
    if (!affordable(compiled, score)) return;
    if (better(score, found.score)) found = { method, amounts, score };
  };
  try {
    const model = buildModel(compiled, { relaxed: true });
    const relaxed = solver.solve(model.text, {
      time_limit: Math.max(0.1, secondsLeft()),
      threads: 1,
    });
    if (relaxed.Status !== 'Optimal') throw new SolverFailure(relaxed.Status);
    bound = relaxed.ObjectiveValue * model.scale;
    const prices = readPrices(compiled, model, relaxed);
    price = 1 + prices.money;
    const live = liveMoves(compiled, model);
    decompose(compiled, parts, model, relaxed, live, price, secondsLeft, offer);
    bound = proveBound(
      compiled,
      parts,
      prices,
      live,
      { best: found.score.objective, gap: options.gap, known: bound },
      (round) => round < 40 && secondsLeft() > 0.1 * options.timeLimitSeconds,
    ).bound;
    if (!near() && model.size.columns <= mostColumnsWhole && secondsLeft() > 0.2) {
      const whole = solveWhole(compiled, solver, false, options.gap, secondsLeft());
      if (whole.amounts) offer('exact', whole.amounts);
      if (whole.bound !== null) bound = Math.max(bound, whole.bound);
    }
    if (found.score.shortageWeight > 0 && shortageOf(relaxed) < 1e-6) {
      // Where fractions avoid every shortage, whole numbers may as well.
      const heavy = weighShortages(compiled);
      offer('decomposed', searchMoves(heavy, splitParts(heavy), found.amounts, 1).finish(1));
    }
    const small = model.size.columns <= mostColumnsWhole;
    if (found.score.shortageWeight > 0 && small && secondsLeft() > 0.2) {
      const strict = solveWhole(compiled, solver, true, options.gap, secondsLeft());
      if (strict.amounts) offer('exact', strict.amounts);
    }
  } catch (error) {
    fallbackReason = error instanceof Error ? error.message : String(error);
  }
  if (found.method === 'greedy' && fallbackReason === null && !near()) {
    fallbackReason = 'nothing better was found in time';
  }
  return finishPlan(compiled, parts, { ...found, bound, price, fallbackReason });
};

interface Found {
  readonly method: Plan['method'];
  readonly amounts: Float64Array;
  readonly score: PlanScore;
}

/** A plan without any shortage comes before one that would rather bear a small one. */
const better = (one: PlanScore, other: PlanScore): boolean => {
  const holds = one.shortageWeight === 0;
  if (holds !== (other.shortageWeight === 0)) return holds;
  return one.objective < other.objective;
};

/** The same problem with shortages that no price is worth. */
const weighShortages = (compiled: CompiledProblem): CompiledProblem => {
  const { problem } = compiled;
  const by = 1_000;
  return {
    ...compiled,
    problem: {
      ...problem,
      weights: {
        ...problem.weights,
        nurseShortage: problem.weights.nurseShortage * by,
        overflow: problem.weights.overflow * by,
      },
      hospitals: problem.hospitals.map((hospital) => ({
        ...hospital,
        stocks: hospital.stocks.map((stock) => ({
          ...stock,
          shortfallWeight: stock.shortfallWeight * by,
        })),
      })),
    },
  };
};

/** Past this, HiGHS in WebAssembly spends the time limit before its first whole plan. */
const mostColumnsWhole = 3_000;

class SolverFailure extends Error {
  constructor(status: string) {
    super(`the solver answered ${status}`);
  }
}

/** What people locked in, and what a prudent person adds. */
export const greedyStart = (compiled: CompiledProblem): Float64Array => {
  const amounts = Float64Array.from(compiled.levers, ({ least }) => least);
  coverGreedily(compiled, amounts);
  return amounts;
};

const affordable = ({ problem, levers }: CompiledProblem, score: PlanScore): boolean => {
  if (problem.budget === null || score.money <= problem.budget + 1e-6) return true;
  // What people decided may cost more than there is; then nothing else may.
  const forced = scoreOfLocks(levers);
  return score.money <= Math.max(problem.budget, forced) + 1e-6;
};

const scoreOfLocks = (levers: CompiledProblem['levers']): number =>
  levers.reduce(
    (sum, lever) =>
      sum + lever.least * (lever.cost + (lever.kind === 'open' ? lever.setUpCost : 0)),
    0,
  );

const liveMoves = ({ levers }: CompiledProblem, { columns }: PlanModel): number[] =>
  columns.flatMap((column, at) => (column && levers[at]?.kind === 'move' ? [at] : []));

const decompose = (
  compiled: CompiledProblem,
  parts: PlanParts,
  model: PlanModel,
  relaxed: SolverAnswer,
  live: readonly number[],
  price: number,
  secondsLeft: () => number,
  offer: (method: Plan['method'], amounts: Float64Array) => void,
): void => {
  const start = Float64Array.from(compiled.levers, ({ least }, at) => {
    const column = model.columns[at];
    return column ? (relaxed.Columns[column]?.Primal ?? 0) : least;
  });
  const search = searchMoves(compiled, parts, start, price);
  const until = 0.35 * secondsLeft();
  for (let pass = 0; pass < 6; pass++) {
    let changed = 0;
    for (const at of live) {
      if (secondsLeft() < until) break;
      if (search.try(at, 1) || search.try(at, -1)) changed++;
    }
    if (changed === 0) break;
  }
  const { budget } = compiled.problem;
  const finish = (at: number): number => {
    const amounts = search.finish(at);
    const { money } = scorePlan(compiled, amounts);
    if (budget === null || money <= budget) {
      coverGreedily(compiled, amounts);
      offer('decomposed', amounts);
    }
    return money;
  };
  const spent = finish(price);
  if (budget === null || (price === 1 && spent <= budget)) return;
  let low = 1;
  let high = price;
  for (let round = 0; round < 12 && finish(high) > budget; round++) {
    low = high;
    high *= 2;
  }
  for (let round = 0; round < 8 && secondsLeft() > 0; round++) {
    const middle = Math.sqrt(low * high);
    if (finish(middle) > budget) low = middle;
    else high = middle;
  }
};

const solveWhole = (
  compiled: CompiledProblem,
  solver: Solver,
  strict: boolean,
  gap: number,
  seconds: number,
): { amounts: Float64Array | null; bound: number | null } => {
  const model = buildModel(compiled, { strict });
  const answer = solver.solve(model.text, { mip_rel_gap: gap, time_limit: seconds, threads: 1 });
  if (answer.Status !== 'Optimal' && answer.Status !== 'Time limit reached') {
    return { amounts: null, bound: null };
  }
  const bound = answer.bound === null ? null : answer.bound * model.scale;
  if (!Number.isFinite(answer.ObjectiveValue)) return { amounts: null, bound };
  const amounts = Float64Array.from(compiled.levers, ({ least }, at) => {
    const column = model.columns[at];
    return column ? Math.round(answer.Columns[column]?.Primal ?? Number.NaN) : least;
  });
  return amounts.some(Number.isNaN) ? { amounts: null, bound } : { amounts, bound };
};

const shortageOf = ({ Columns }: SolverAnswer): number => {
  let sum = 0;
  for (const [name, { Primal }] of Object.entries(Columns)) {
    if (/^(over|short|missing)_/.test(name)) sum += Primal ?? 0;
  }
  return sum;
};
