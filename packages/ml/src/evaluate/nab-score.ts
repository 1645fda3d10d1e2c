/** What a kind of user pays for each kind of detection (Lavin and Ahmad 2015, table 1). */
export interface NabProfile {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly missed: number;
}

export const nabProfiles = {
  standard: { truePositive: 1, falsePositive: 0.11, missed: 1 },
  rewardLowFalsePositives: { truePositive: 1, falsePositive: 0.22, missed: 1 },
  rewardLowMisses: { truePositive: 1, falsePositive: 0.11, missed: 2 },
} as const satisfies Record<string, NabProfile>;

/** Scores of one series and its labelled windows: first and last row, both inside, in order. */
export interface NabSeries {
  readonly scores: ArrayLike<number>;
  readonly windows: readonly (readonly [first: number, last: number])[];
}

export interface NabScore {
  /** 100 for a perfect detector, 0 for one that never tells anything; may be negative. */
  readonly score: number;
  /** Before it is brought to 0-100: one for each window found at once, less what was missed. */
  readonly raw: number;
  /** A row is a detection when its score is at least this. */
  readonly threshold: number;
  readonly windows: number;
  /** Windows with at least one detection. */
  readonly found: number;
  /** Rows detected outside of all windows. */
  readonly falseRows: number;
}

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, "Evaluating real-time anomaly
 * detection algorithms"). Within a window the first detection counts, the more the earlier; each
 * detection outside costs; rows of the probation are not judged. Without a threshold, the one that
 * is best for all series together is taken, as the benchmark does.
 */
export const nabScore = (
  series: readonly NabSeries[],
  profile: NabProfile = nabProfiles.standard,
  threshold?: number,
): NabScore => {
  const { points, windows } = judge(series, profile);
  points.sort((a, b) => b.score - a.score);
  const best = new Float64Array(windows).fill(-profile.missed);
  let raw = -profile.missed * windows;
  let found = 0;
  let falseRows = 0;
  const state = (at: number) => ({ raw, threshold: at, found, falseRows });
  let kept = state(threshold ?? Number.POSITIVE_INFINITY);
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as Judged;
    if (threshold !== undefined && point.score < threshold) break;
    if (point.window < 0) {
      falseRows++;
      raw += point.worth;
    } else {
      const had = best[point.window] as number;
      if (had === -profile.missed) found++;
      if (point.worth > had) {
        best[point.window] = point.worth;
        raw += point.worth - had;
      }
    }
    // Rows of equal score stand or fall together.
    if (points[i + 1]?.score === point.score) continue;
    if (threshold !== undefined || raw > kept.raw) kept = state(threshold ?? point.score);
  }
  const nothing = -profile.missed * windows;
  const perfect = profile.truePositive * windows;
  const score = (100 * (kept.raw - nothing)) / (perfect - nothing);
  return { ...kept, score, windows };
};

/** Rows that are not judged: 15 % of the series, at most 15 % of 5,000. */
export const nabProbation = (rows: number): number => Math.min(Math.floor(0.15 * rows), 750);

interface Judged {
  readonly score: number;
  readonly worth: number;
  /** Number of the window over all series, or -1 outside. */
  readonly window: number;
}

const judge = (series: readonly NabSeries[], profile: NabProfile) => {
  const points: Judged[] = [];
  let windows = 0;
  for (const { scores, windows: limits } of series) {
    const probation = nabProbation(scores.length);
    let next = 0;
    let last: readonly [number, number] | undefined;
    for (let row = 0; row < scores.length; row++) {
      while (next < limits.length && (limits[next]?.[1] ?? 0) < row) last = limits[next++];
      if (row < probation) continue;
      const current = limits[next];
      const inside = current !== undefined && current[0] <= row;
      points.push({
        score: scores[row] as number,
        worth: inside
          ? (profile.truePositive * insideWorth(current, row)) / scaledSigmoid(-1)
          : profile.falsePositive * outsideWorth(last, row),
        window: inside ? windows + next : -1,
      });
    }
    windows += limits.length;
  }
  return { points, windows };
};

const insideWorth = ([first, last]: readonly [number, number], row: number): number =>
  scaledSigmoid(-(last - row + 1) / (last - first + 1));

const outsideWorth = (window: readonly [number, number] | undefined, row: number): number => {
  if (window === undefined) return -1;
  const distance = (row - window[1]) / (window[1] - window[0]);
  return distance >= 3 ? -1 : scaledSigmoid(distance);
};

/** 0.987 at the left end of a window (-1), 0 at its right end, towards -1 after it. */
const scaledSigmoid = (position: number): number => 2 / (1 + Math.exp(5 * position)) - 1;
