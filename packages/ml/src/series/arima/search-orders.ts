import { type ArimaFit, fitModel } from './fit-model.ts';
import type { Budget } from './minimise-squares.ts';
import type { ArimaOrder } from './order.ts';
import { rootsBeyond } from './partials.ts';
import type { Sample } from './sample.ts';

export interface SearchLimits {
  readonly maxP: number;
  readonly maxQ: number;
  readonly maxSeasonalP: number;
  readonly maxSeasonalQ: number;
  readonly maxModels: number;
  /** Steps towards the exact maximum that the search takes; the best few then take all. */
  readonly rounds: number;
}

interface Candidate {
  readonly p: number;
  readonly q: number;
  readonly P: number;
  readonly Q: number;
  readonly constant: boolean;
}

/** Roots nearer to the unit circle than this forecast badly (Hyndman and Khandakar 2008). */
const nearestRoot = 1.01;

/** In longer seasons a root that near is common and harmless: they are held to it in B^m. */
const shortSeason = 12;

const fitTolerance = 1e-7;
/** How many of the best approximate models are fitted exactly. */
const finalists = 3;

/** Changes tried from the best model so far, in this order. */
const steps: readonly (readonly [p: number, q: number, P: number, Q: number])[] = [
  [0, 0, -1, 0],
  [0, 0, 0, -1],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 0, -1, -1],
  [0, 0, -1, 1],
  [0, 0, 1, -1],
  [0, 0, 1, 1],
  [-1, 0, 0, 0],
  [0, -1, 0, 0],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [-1, -1, 0, 0],
  [-1, 1, 0, 0],
  [1, -1, 0, 0],
  [1, 1, 0, 0],
];

/**
 * The stepwise search of Hyndman and Khandakar (2008) for the least AICc, moving on at the first
 * neighbour that is better. Models with roots near the unit circle are passed over. Without any
 * left, or with no budget, the best that there is.
 *
 * @param samples the differenced series with and without a constant, where that is allowed
 */
export const searchOrders = (
  samples: { readonly without: Sample; readonly withConstant: Sample | undefined },
  differences: Pick<ArimaOrder, 'd' | 'D' | 'm'>,
  limits: SearchLimits,
  budget: Budget,
): ArimaFit => {
  const seasonal = differences.m > 1;
  const tried = new Map<string, number>();
  let best: { candidate: Candidate; fit: ArimaFit; score: number } | undefined;
  let spare: ArimaFit | undefined;
  const sound: ArimaFit[] = [];

  /** Whether the candidate is new and becomes the best. */
  const improves = (candidate: Candidate): boolean => {
    const { p, q, P, Q, constant } = candidate;
    if (p < 0 || q < 0 || P < 0 || Q < 0) return false;
    if (p > limits.maxP || q > limits.maxQ) return false;
    if (P > limits.maxSeasonalP || Q > limits.maxSeasonalQ) return false;
    const sample = constant ? samples.withConstant : samples.without;
    if (!sample) return false;
    const key = `${p} ${q} ${P} ${Q} ${constant}`;
    if (tried.has(key) || tried.size >= limits.maxModels) return false;
    if (best && budget.left <= 0) return false;
    const fit = fitModel(sample, { ...differences, p, q, P, Q }, budget, {
      tolerance: fitTolerance,
      rounds: limits.rounds,
    });
    const score = isSound(fit) ? fit.aicc : Number.POSITIVE_INFINITY;
    tried.set(key, score);
    if (score < Number.POSITIVE_INFINITY) sound.push(fit);
    if (!spare || fit.aicc < spare.aicc) spare = fit;
    if (!(score < (best?.score ?? Number.POSITIVE_INFINITY))) return false;
    best = { candidate, fit, score };
    return true;
  };

  const constant = samples.withConstant !== undefined;
  const one = seasonal ? 1 : 0;
  const p = Math.min(2, limits.maxP);
  const q = Math.min(2, limits.maxQ);
  const P = Math.min(one, limits.maxSeasonalP);
  const Q = Math.min(one, limits.maxSeasonalQ);
  improves({ p, q, P, Q, constant });
  improves({ p: 0, q: 0, P: 0, Q: 0, constant });
  improves({ p: Math.min(1, limits.maxP), q: 0, P, Q: 0, constant });
  improves({ p: 0, q: Math.min(1, limits.maxQ), P: 0, Q, constant });
  if (constant) improves({ p: 0, q: 0, P: 0, Q: 0, constant: false });

  let moved = best !== undefined;
  while (moved && best) {
    const at: Candidate = best.candidate;
    moved =
      steps.some((step) =>
        improves({
          p: at.p + step[0],
          q: at.q + step[1],
          P: at.P + step[2],
          Q: at.Q + step[3],
          constant: at.constant,
        }),
      ) || improves({ ...at, constant: !at.constant });
  }
  const found = best?.fit ?? spare;
  if (!found) throw new Error('the search tried no model');
  return bestExactly(sound, found, budget);
};

const bestExactly = (sound: ArimaFit[], otherwise: ArimaFit, budget: Budget): ArimaFit => {
  const first = sound.sort((one, other) => one.aicc - other.aicc).slice(0, finalists);
  const exact = first
    .map(({ sample, order, partials }) =>
      fitModel(sample, order, budget, { tolerance: fitTolerance, from: partials }),
    )
    .filter((fit) => isSound(fit) && fit.aicc < Number.POSITIVE_INFINITY);
  return (
    exact.reduce<ArimaFit | undefined>(
      (least, fit) => (least && least.aicc <= fit.aicc ? least : fit),
      undefined,
    ) ?? otherwise
  );
};

const isSound = ({ order, coefficients }: ArimaFit): boolean => {
  const { p, q, P, Q, m } = order;
  const short = m <= shortSeason;
  const seasonalRoot = short ? nearestRoot ** m : nearestRoot;
  const part = (from: number, count: number, sign: number) =>
    coefficients.slice(from, from + count).map((value) => sign * value);
  return (
    rootsBeyond(part(0, p, 1), nearestRoot) &&
    rootsBeyond(part(p, q, -1), nearestRoot) &&
    rootsBeyond(part(p + q, P, 1), seasonalRoot) &&
    // A long season that never changes is a seasonal average of 1, which the exact filter bears.
    (!short || rootsBeyond(part(p + q + P, Q, -1), seasonalRoot))
  );
};
