import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { areaUnderCurve } from '@pulse/ml/evaluate';
import { median, promise, whole } from '../figures.ts';
import { type Answer, type Peer, startOurs, startSklearn } from './forest-peer.ts';
import { anomalySet, boostingSets, type TestSet, writeSet } from './forest-sets.ts';

const rounds = 3;
const anomalySeeds = 5;
const nearAuc = 0.002;
const slowestFit = 1.2;

/**
 * Boosting, random forest and isolation forest beside scikit-learn at the same settings: area under
 * the curve on later rows, time and memory. The two take turns; scikit-learn runs with one thread each
 * time, once with all its threads if the cores are free, and the faster counts.
 */
export const benchForest = async (): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-forest-'));
  const held: boolean[] = [];
  try {
    const sets = boostingSets();
    for (const set of sets) {
      held.push(...(await compare(folder, set, 'boosting', rounds)));
    }
    for (const set of sets.slice(0, 1)) await compare(folder, set, 'forest', 1);
    held.push(...(await compare(folder, anomalySet(), 'isolation', anomalySeeds)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return held.every((one) => one);
};

type Model = 'boosting' | 'forest' | 'isolation';

const compare = async (
  folder: string,
  set: TestSet,
  model: Model,
  times: number,
): Promise<boolean[]> => {
  await writeSet(folder, set);
  const ours = startOurs();
  const all = model === 'isolation' || coresAreBusy() ? undefined : startSklearn();
  const single = startSklearn(1);
  const runs = { ours: [] as Run[], all: [] as Run[], single: [] as Run[] };
  try {
    for (let round = 0; round < times; round++) {
      runs.ours.push(await measure(ours, folder, set, model, round));
      if (all && round === 0) runs.all.push(await measure(all, folder, set, model, round));
      if (single) runs.single.push(await measure(single, folder, set, model, round));
    }
  } finally {
    for (const peer of [ours, all, single]) peer?.close();
  }
  console.log(`  ${model}, ${set.name}, ${whole(set.trainRows)} rows x ${set.columns.length}:`);
  console.log(`    ours                    ${describe(runs.ours)}`);
  if (!single) {
    console.log('    scikit-learn is not installed: nothing to compare with');
    return [];
  }
  if (all) console.log(`    scikit-learn            ${describe(runs.all)}`);
  console.log(`    scikit-learn, 1 thread  ${describe(runs.single)}`);
  return model === 'forest' ? [] : judge(set, model, runs);
};

interface Run extends Answer {
  readonly auc: number;
}

const measure = async (
  peer: Peer,
  folder: string,
  set: TestSet,
  model: Model,
  seed: number,
): Promise<Run> => {
  const answer = await peer.ask({
    model,
    seed,
    folder,
    columns: set.columns.length,
    trainRows: set.trainRows,
    testRows: set.target.length - set.trainRows,
    categorical: set.categorical,
  });
  return { ...answer, auc: areaUnderCurve(answer.scores, set.target.subarray(set.trainRows)) };
};

const judge = (
  { name }: TestSet,
  model: Model,
  { ours, all, single }: Record<'ours' | 'all' | 'single', Run[]>,
): boolean[] => {
  const auc = mean(ours.map((run) => run.auc));
  const theirs = mean(single.map((run) => run.auc));
  const near = promise(
    `${model}, ${name}: AUC ${auc.toFixed(4)}, scikit-learn ${theirs.toFixed(4)}, at most ${nearAuc} less`,
    auc >= theirs - nearAuc,
  );
  const [once] = all;
  const ratio = (of: (run: Run) => number) => {
    const quickest = Math.min(median(single.map(of)), once ? of(once) : Number.POSITIVE_INFINITY);
    return median(ours.map(of)) / quickest;
  };
  if (model === 'isolation') {
    const both = ratio((run) => run.fitSeconds + run.predictSeconds);
    return [
      near,
      promise(`isolation: fit and predict faster (ratio ${both.toFixed(2)})`, both < 1),
    ];
  }
  const fit = ratio((run) => run.fitSeconds);
  const predict = ratio((run) => run.predictSeconds);
  return [
    near,
    promise(
      `${model}, ${name}: fit at most ${slowestFit} times as long (ratio ${fit.toFixed(2)}; predict ${predict.toFixed(2)})`,
      fit <= slowestFit,
    ),
  ];
};

/** All threads of scikit-learn then wait for each other: fits were seen to take 20 times as long. */
const coresAreBusy = (): boolean => (loadavg()[0] ?? 0) > availableParallelism();

const describe = (runs: readonly Run[]): string => {
  const seconds = (of: (run: Run) => number) => `${median(runs.map(of)).toFixed(3)} s`;
  const memory = runs[0]?.grownMegabytes ?? Number.NaN;
  return `AUC ${mean(runs.map((run) => run.auc)).toFixed(4)}  fit ${seconds((run) => run.fitSeconds)}  predict ${seconds((run) => run.predictSeconds)}  memory +${whole(memory)} MB`;
};

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
