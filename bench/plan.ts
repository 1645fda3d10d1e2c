import {
  checkPlan,
  generateScenario,
  greedyPlan,
  loadSolver,
  type Plan,
  type PlanProblem,
  plantScenario,
  solvePlan,
} from '@pulse/ml/plan';
import highs from 'highs';
import { median, promise } from './figures.ts';

const large = { hospitals: 30, departments: 8, days: 14 };
const middling = { ...large, hospitals: 8 };
const scenarios = 50;
const plantedScenarios = 10;
const limitSeconds = 10;
const liveSeconds = 0.8;
const targetGap = 0.01;

/**
 * Plans for generated cities of 30 hospitals, 8 departments and 14 days beside the greedy plan and
 * looked over by the checker; the same with the time of a question answered live; and cities for
 * which a plan without shortage was drawn first.
 */
export const benchPlan = async (): Promise<boolean> => {
  const held = [
    await measureWhole(),
    await measureLive('30 hospitals', large),
    await measureLive('8 hospitals', middling),
    await measurePlanted('30 hospitals, money as drawn', true),
    await measurePlanted('30 hospitals, money without limit', false),
  ];
  return held.every(Boolean);
};

interface Run {
  readonly problem: PlanProblem;
  readonly plan: Plan;
  readonly greedy: Plan;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly greedySeconds: number;
}

const run = async (problem: PlanProblem, timeLimitSeconds: number): Promise<Run> => {
  const solver = await loadSolver(highs);
  const beganGreedy = performance.now();
  const greedy = greedyPlan(problem);
  const began = performance.now();
  const beganCpu = process.cpuUsage();
  const plan = solvePlan(problem, solver, {
    timeLimitSeconds,
    gap: targetGap,
    now: () => performance.now(),
  });
  const { user, system } = process.cpuUsage(beganCpu);
  return {
    problem,
    plan,
    greedy,
    wallSeconds: (performance.now() - began) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    greedySeconds: (began - beganGreedy) / 1_000,
  };
};

const measureWhole = async (): Promise<boolean> => {
  const runs: Run[] = [];
  for (let seed = 1; seed <= scenarios; seed++) {
    runs.push(await run(generateScenario(seed, large), limitSeconds));
  }
  const gaps = runs.map(({ plan }) => plan.gap ?? 1);
  const near = gaps.filter((gap) => gap <= targetGap).length;
  const objections = countObjections(runs);
  const { cheaper, worst } = tell('30 hospitals', runs);
  const free = runs.filter(({ problem }) => problem.budget === null);
  console.log(
    `  30 hospitals: proven within ${percent(median(gaps))} (worst ${percent(Math.max(...gaps))}); without a budget ${percent(median(free.map(({ plan }) => plan.gap ?? 1)))} of ${free.length}; within ${percent(targetGap)} in ${near} of ${runs.length}`,
  );
  return [
    promise(`nothing the checker objects to (${objections})`, objections === 0),
    promise(`cheaper than greedy (${cheaper} of ${runs.length})`, cheaper === runs.length),
    promise(`within ${limitSeconds} s each`, worst <= limitSeconds),
    promise(`proven to ${percent(targetGap)} (${near} of ${runs.length})`, near === runs.length),
  ].every(Boolean);
};

const measureLive = async (name: string, size: typeof large): Promise<boolean> => {
  const runs: Run[] = [];
  for (let seed = 1; seed <= plantedScenarios; seed++) {
    runs.push(await run(generateScenario(seed, size), liveSeconds));
  }
  const { cheaper, worst } = tell(`${name}, ${liveSeconds} s`, runs);
  return [
    promise(`${name}: nothing the checker objects to`, countObjections(runs) === 0),
    promise(`${name}: never dearer than greedy`, cheaper === runs.length),
    promise(`${name}: within ${(1.2 * liveSeconds).toFixed(2)} s`, worst <= 1.2 * liveSeconds),
  ].every(Boolean);
};

const measurePlanted = async (name: string, budget: boolean): Promise<boolean> => {
  const runs: Run[] = [];
  for (let seed = 1; seed <= plantedScenarios; seed++) {
    const { problem, planted } = plantScenario(seed, large, budget);
    if (checkPlan(problem, planted).length > 0 || planted.shortages.length > 0) {
      throw new Error(`What was planted from ${seed} is no plan without shortage.`);
    }
    runs.push(await run(problem, limitSeconds));
  }
  const missed = runs.filter(({ plan }) => plan.shortages.length > 0).length;
  const greedyMissed = runs.filter(({ greedy }) => greedy.shortages.length > 0).length;
  tell(`${name}, a plan without shortage exists`, runs);
  console.log(
    `  ${name}: not found by greedy in ${greedyMissed} of ${runs.length}; proven within ${percent(median(runs.map(({ plan }) => plan.gap ?? 1)))}`,
  );
  return [
    promise(`${name}: nothing the checker objects to`, countObjections(runs) === 0),
    promise(`${name}: found wherever one exists (${missed} missed)`, missed === 0),
  ].every(Boolean);
};

const tell = (name: string, runs: readonly Run[]): { cheaper: number; worst: number } => {
  const savings = runs.map(({ plan, greedy }) => 1 - plan.objective / greedy.objective);
  const wall = runs.map(({ wallSeconds }) => wallSeconds);
  const cheaper = savings.filter((saving) => saving > 0).length;
  console.log(
    `  ${name}: ${median(wall).toFixed(2)} s (worst ${Math.max(...wall).toFixed(2)}), ${median(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2)} s of the processor, greedy ${median(runs.map(({ greedySeconds }) => greedySeconds)).toFixed(2)} s; below greedy in ${cheaper} of ${runs.length} by ${percent(median(savings))} (least ${percent(Math.min(...savings))})`,
  );
  return { cheaper, worst: Math.max(...wall) };
};

const countObjections = (runs: readonly Run[]): number =>
  runs.reduce(
    (sum, { problem, plan, greedy }) =>
      sum + checkPlan(problem, plan).length + checkPlan(problem, greedy).length,
    0,
  );

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
