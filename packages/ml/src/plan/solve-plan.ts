import { buildModel } from './build-model.ts';
import { checkProblem } from './check-problem.ts';
import { type CompiledProblem, compileProblem } from './compile-problem.ts';
import { coverGreedily } from './cover-greedily.ts';
import { finishPlan } from './finish-plan.ts';
import { guessPrices, type ModelPrices, readPrices } from './model-prices.ts';
import type { Plan } from './plan.ts';
import { splitParts } from './plan-parts.ts';
import type { PlanProblem } from './plan-problem.ts';
import { proveBound } from './prove-bound.ts';
import { relieves } from './relieves.ts';
import { type PlanScore, scorePlan } from './score-plan.ts';
import { type SearchGiven, searchPlan } from './search-plan.ts';
import type { Solver } from './solver.ts';
import { surelyShort } from './surely-short.ts';

export interface SolveOptions {
  readonly timeLimitSeconds: number;
  /** Stops once the plan is proven this near to the best, such as 0.01. */
  readonly gap: number;
  /** Milliseconds since any moment; the clock of the caller. */
  now(): number;
}

/**
 * A plan for the scenario that has to be borne: without shortage if one is found, and else lighter
 * than the greedy plan or the greedy plan itself. The linear relaxation gives prices and a bound;
 * transfers are searched, and given them everything else falls apart into parts that are solved;
 * HiGHS solves small problems whole. Where the time does not suffice for the linear programme the
 * search goes without it and proves nothing. Whatever fails, the greedy plan is there, and says why.
 * Throws for a malformed problem.
 */
export const solvePlan = (problem: PlanProblem, solver: Solver, options: SolveOptions): Plan => {
  checkProblem(problem);
  const began = options.now();
  const limit = options.timeLimitSeconds;
  const gone = (): number => (options.now() - began) / 1000;
  const secondsLeft = (): number => limit - gone();
  const compiled = compileProblem(problem);
  const parts = splitParts(compiled);
  const live = liveMoves(compiled);
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
  /** Searches from a start until so much of the time is gone. */
  const search = (of: CompiledProblem, given: Start, until: number): void => {
    const from = gone();
    searchPlan(of, of === compiled ? parts : splitParts(of), {
      ...given,
      live,
      spent: () => (gone() - from) / Math.max(1e-3, until * limit - from),
      offer: (amounts) => offer('decomposed', amounts),
    });
  };
  try {
    const patient = limit >= relaxSeconds(compiled);
    const relaxed = patient ? relax(compiled, solver, 0.5 * limit) : null;
    const prices = relaxed?.prices ?? guessPrices(compiled);
    bound = relaxed?.bound ?? null;
    price = 1 + prices.money;
    const hopeless = surelyShort(compiled);
    const start = { prices, start: relaxed?.amounts ?? greedy, heat: 1 };
    // Where a plan without shortage may exist, most of the time goes into looking for it.
    const heavy = weighShortages(compiled);
    if (!hopeless) search(heavy, { ...start, heat: 0.1 }, 0.85 * searchedBy);
    if (found.score.shortageWeight > 0) search(compiled, start, searchedBy);
    else search(heavy, { prices, start: found.amounts, heat: 0.3 }, searchedBy);
    if (patient) {
      // Nothing weighs less than nothing; without its prices the bound is poor, but proven.
      bound = proveBound(
        compiled,
        parts,
        prices,
        live,
        { best: found.score.objective, gap: options.gap, known: relaxed?.bound ?? 0 },
        (round) => round < mostBoundRounds && secondsLeft() > 0.05 * limit,
      ).bound;
    }
    const small = relaxed !== null && relaxed.columns <= mostColumnsWhole;
    // Before the whole, which may take all the time there is.
    if (found.score.shortageWeight > 0 && !hopeless && small && secondsLeft() > 0.2) {
      const strict = solveWhole(compiled, solver, true, options.gap, 0.6 * secondsLeft());
      if (strict.amounts) offer('exact', strict.amounts);
    }
    if (!near() && small && secondsLeft() > 0.2) {
      const whole = solveWhole(compiled, solver, false, options.gap, secondsLeft());
      if (whole.amounts) offer('exact', whole.amounts);
      if (whole.bound !== null) bound = Math.max(bound ?? whole.bound, whole.bound);
    }
  } catch (error) {
    fallbackReason = error instanceof Error ? error.message : String(error);
  }
  if (found.method === 'greedy' && fallbackReason === null && !near()) {
    fallbackReason = 'nothing better was found in time';
  }
  return finishPlan(compiled, parts, { ...found, bound, price, fallbackReason });
};

type Start = Pick<SearchGiven, 'prices' | 'start' | 'heat'>;

/** How long the linear programme takes, three times over, for machines and moments differ. */
const relaxSeconds = ({ levers }: CompiledProblem): number => levers.length * 1.5e-4;

/** Share of the time limit after which there is no more searching. */
const searchedBy = 0.78;

const mostBoundRounds = 100;

const relax = (
  compiled: CompiledProblem,
  solver: Solver,
  seconds: number,
): { prices: ModelPrices; bound: number; amounts: Float64Array; columns: number } | null => {
  const model = buildModel(compiled, { relaxed: true });
  const answer = solver.solve(model.text, { time_limit: Math.max(0.1, seconds), threads: 1 });
  if (answer.Status === 'Time limit reached') return null;
  if (answer.Status !== 'Optimal') throw new SolverFailure(answer.Status);
  const amounts = Float64Array.from(compiled.levers, ({ least }, at) => {
    const column = model.columns[at];
    return column ? (answer.Columns[column]?.Primal ?? 0) : least;
  });
  return {
    prices: readPrices(compiled, model, answer),
    bound: answer.ObjectiveValue * model.scale,
    amounts,
    columns: model.size.columns,
  };
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

const liveMoves = (compiled: CompiledProblem): number[] =>
  compiled.levers.flatMap((lever, at) =>
    lever.kind === 'move' && (lever.least > 0 || (lever.most > 0 && relieves(compiled, lever)))
      ? [at]
      : [],
  );

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
