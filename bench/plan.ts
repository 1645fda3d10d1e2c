import { checkPlan, generateScenario, greedyPlan, loadSolver, solvePlan } from '@pulse/ml/plan';
import highs from 'highs';
import { median, promise } from './figures.ts';

const many = { hospitals: 6, departments: 8, days: 14 };
const large = { hospitals: 30, departments: 8, days: 14 };
const scenarios = 50;
const largeScenarios = 3;
const limitSeconds = 10;
const targetGap = 0.01;

/**
 * Plans for generated cities: 50 of 6 hospitals, and 3 of 30, each with 8 departments and 14 days,
 * beside the greedy plan and looked over by the checker.
 */
export const benchPlan = async (): Promise<boolean> => {
  const held = [
    await measure('6 hospitals', many, scenarios),
    await measure('30 hospitals', large, largeScenarios),
  ];
  return held.every(Boolean);
};

const measure = async (name: string, size: typeof many, seeds: number): Promise<boolean> => {
  const gaps: number[] = [];
  const savings: number[] = [];
  const wallSeconds: number[] = [];
  const cpuSeconds: number[] = [];
  let violations = 0;
  let fallbacks = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const solver = await loadSolver(highs);
    const problem = generateScenario(seed, size);
    const greedy = greedyPlan(problem);
    const began = performance.now();
    const beganCpu = process.cpuUsage();
    const plan = solvePlan(problem, solver, {
      timeLimitSeconds: limitSeconds,
      gap: targetGap,
      now: () => performance.now(),
    });
    const { user, system } = process.cpuUsage(beganCpu);
    wallSeconds.push((performance.now() - began) / 1_000);
    cpuSeconds.push((user + system) / 1e6);
    gaps.push(plan.gap ?? 1);
    savings.push(1 - plan.objective / greedy.objective);
    violations += checkPlan(problem, plan).length + checkPlan(problem, greedy).length;
    if (plan.method === 'greedy') fallbacks++;
  }
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  console.log(
    `  ${name}, ${seeds} scenarios: ${median(wallSeconds).toFixed(1)} s (worst ${Math.max(...wallSeconds).toFixed(1)}), ${median(cpuSeconds).toFixed(1)} s of the processor (worst ${Math.max(...cpuSeconds).toFixed(1)}); proven within ${percent(median(gaps))} (worst ${percent(Math.max(...gaps))}); below greedy by ${percent(median(savings))} (least ${percent(Math.min(...savings))})`,
  );
  return [
    promise(`${name}: nothing the checker objects to (${violations})`, violations === 0),
    promise(`${name}: never the greedy plan (${fallbacks})`, fallbacks === 0),
    promise(`${name}: cheaper than greedy every time`, Math.min(...savings) > 0),
    promise(`${name}: within ${limitSeconds} s each`, Math.max(...wallSeconds) <= limitSeconds),
    promise(`${name}: proven to ${percent(targetGap)}`, Math.max(...gaps) <= targetGap),
  ].every(Boolean);
};
