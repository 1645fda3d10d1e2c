import { type NabSeries, nabProfiles, nabScore } from '@pulse/ml/evaluate';
import type { Windows } from '../../models/sensor/index.ts';
import type { ScoredFile } from './anomaly-command-files.ts';

export interface NabSummary {
  readonly standard: number;
  readonly rewardLowFalsePositives: number;
  readonly rewardLowMisses: number;
  /** Best for all files together, standard profile. */
  readonly threshold: number;
  readonly unlabelled: number;
  /** Standard score when each group is judged with the threshold of the others. */
  readonly heldOut: number;
  readonly groups: readonly NabGroup[];
}

export interface NabGroup {
  readonly name: string;
  readonly files: number;
  readonly windows: number;
  readonly found: number;
  readonly falseRows: number;
  /** With the common threshold; null for a group without windows. */
  readonly score: number | null;
  readonly heldOut: number | null;
}

type Labelled = NabSeries & { readonly group: string };

/** The benchmark's scores of some files, over all and by folder. */
export const summariseNab = (
  files: readonly ScoredFile[],
  windows: readonly (Windows | undefined)[],
): NabSummary => {
  const labelled = files.flatMap(({ path, scores }, i): Labelled[] => {
    const limits = windows[i];
    return limits === undefined ? [] : [{ scores, windows: limits, group: folderOf(path) }];
  });
  const all = nabScore(labelled);
  const judged = [...new Set(labelled.map(({ group }) => group))].map((name) =>
    judgeGroup(name, labelled, all.threshold),
  );
  const raw = judged.reduce((sum, { heldOutRaw }) => sum + heldOutRaw, 0);
  return {
    standard: all.score,
    rewardLowFalsePositives: nabScore(labelled, nabProfiles.rewardLowFalsePositives).score,
    rewardLowMisses: nabScore(labelled, nabProfiles.rewardLowMisses).score,
    threshold: all.threshold,
    unlabelled: files.length - labelled.length,
    heldOut: (50 * (raw + all.windows)) / all.windows,
    groups: judged.map(({ group }) => group),
  };
};

const judgeGroup = (name: string, labelled: readonly Labelled[], threshold: number) => {
  const held = labelled.filter(({ group }) => group === name);
  const others = nabScore(labelled.filter(({ group }) => group !== name));
  const { windows, found, falseRows, score } = nabScore(held, nabProfiles.standard, threshold);
  const heldOut = nabScore(held, nabProfiles.standard, others.threshold);
  const group: NabGroup = {
    name,
    files: held.length,
    windows,
    found,
    falseRows,
    score: windows > 0 ? score : null,
    heldOut: windows > 0 ? heldOut.score : null,
  };
  return { group, heldOutRaw: heldOut.raw };
};

const folderOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
