import { nelderMead } from '../../numeric/index.ts';
import type { EtsModel } from './ets-model.ts';
import { EtsFilter, place } from './filter.ts';
import { initialStates } from './initial-states.ts';
import { isAdmissible } from './is-admissible.ts';

export interface FittedEts {
  readonly model: EtsModel;
  readonly period: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
  /** States after the last value; the season of time `t` at `t % period`. */
  readonly level: number;
  readonly slope: number;
  readonly seasonal: Float64Array;
  /** Number of values, known or not. */
  readonly length: number;
  /** Log-likelihood without constants, as R's `ets` gives it. */
  readonly logLikelihood: number;
  readonly aicc: number;
  /** Variance of the errors (relative ones for multiplicative errors). */
  readonly sigma2: number;
  /** One-step errors, relative for multiplicative errors; NaN where the value is missing. */
  readonly residuals: Float64Array;
}

/** Bounds of the smoothing parameters, as in R's `ets` (Hyndman et al. 2008, 10.2). */
const low = 1e-4;
const high = 0.9999;
const phiLow = 0.8;
const phiHigh = 0.98;

/**
 * Fits one model by maximum likelihood (Hyndman et al. 2002): states from a heuristic, then all
 * parameters by Nelder and Mead within the usual and admissible region. Undefined when the values
 * are too few for its parameters or the model breaks down on them.
 *
 * @param values missing ones are NaN
 * @param filled the same without gaps, for the first guess of the states
 */
export const fitEtsModel = (
  values: Float64Array,
  filled: Float64Array,
  model: EtsModel,
  seasonPeriod: number,
): FittedEts | undefined => {
  const period = model.season === 'N' ? 1 : seasonPeriod;
  const hasTrend = model.trend !== 'N';
  const damped = model.trend === 'Ad';
  const hasSeason = model.season !== 'N';
  const parameterCount =
    1 + Number(hasTrend) + Number(hasSeason) + Number(damped) + 1 + Number(hasTrend);
  const estimated = parameterCount + (hasSeason ? period - 1 : 0) + 1;
  let known = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i] as number)) known++;
  if (known - estimated - 1 <= 0) return undefined;

  const filter = new EtsFilter(values, model, period);
  const start = initialStates(filled, model, period);
  const spread = stepOf(filled);
  const full = new Float64Array(place.season + (hasSeason ? period : 0));
  full[place.phi] = damped ? 0.9782 : 1;
  full[place.level] = start.level;
  full[place.slope] = start.slope;
  if (hasSeason) full.set(start.season, place.season);
  const total = model.season === 'M' ? period : 0;
  const room = new Float64Array(period + 2);

  const smoothing: number[] = [place.alpha];
  if (hasTrend) smoothing.push(place.beta);
  if (hasSeason) smoothing.push(place.gamma);
  if (damped) smoothing.push(place.phi);
  const states: number[] = [place.level];
  if (hasTrend) states.push(place.slope);
  // The first seasonal state follows from the others: they sum to 0, or to the period.
  if (hasSeason) for (let i = 1; i < period; i++) states.push(place.season + i);

  const allowed = (): boolean => {
    const alpha = full[place.alpha] as number;
    const beta = full[place.beta] as number;
    const gamma = full[place.gamma] as number;
    const phi = full[place.phi] as number;
    if (alpha < low || alpha > high) return false;
    if (hasTrend && (beta < low || beta > alpha || beta > high)) return false;
    if (hasSeason && (gamma < low || gamma > 1 - alpha || gamma > high)) return false;
    if (damped && (phi < phiLow || phi > phiHigh)) return false;
    return !hasSeason || isAdmissible(alpha, beta, gamma, phi, period, room);
  };
  const objective = (free: readonly number[]) => (at: Float64Array) => {
    for (let i = 0; i < free.length; i++) full[free[i] as number] = at[i] as number;
    if (hasSeason) {
      let sum = 0;
      for (let i = 1; i < period; i++) sum += full[place.season + i] as number;
      full[place.season] = total - sum;
    }
    return allowed() ? filter.run(full) : Number.POSITIVE_INFINITY;
  };
  const keep = (free: readonly number[], at: Float64Array) => objective(free)(at);
  const pick = (free: readonly number[]) => free.map((i) => full[i] as number);

  if (!startSmoothing(full, { hasTrend, hasSeason, damped, period }, () => objective([])(full))) {
    return undefined;
  }
  const smoothed = nelderMead(objective(smoothing), pick(smoothing), {
    step: smoothing.map((i) => smoothingStep(full[i] as number, i)),
    maxEvaluations: 100 * smoothing.length,
    tolerance: 1e-6,
  });
  keep(smoothing, smoothed.at);
  const free = [...smoothing, ...states];
  const everything = nelderMead(objective(free), pick(free), {
    step: free.map((i) => {
      if (i < place.level) return smoothingStep(full[i] as number, i);
      if (i === place.level) return spread;
      if (i === place.slope) return 0.1 * spread;
      return model.season === 'A' ? 0.5 * spread : 0.03;
    }),
    maxEvaluations: maxEvaluations,
    tolerance: 1e-8,
  });
  keep(free, everything.at);

  const residuals = new Float64Array(values.length);
  const deviance = filter.run(full, residuals);
  if (Number.isNaN(deviance) || deviance === Number.POSITIVE_INFINITY) return undefined;
  return {
    model,
    period,
    alpha: full[place.alpha] as number,
    beta: full[place.beta] as number,
    gamma: full[place.gamma] as number,
    phi: full[place.phi] as number,
    level: filter.level,
    slope: filter.slope,
    seasonal: Float64Array.from(filter.seasonal),
    length: values.length,
    logLikelihood: -deviance / 2,
    aicc: deviance + 2 * estimated + (2 * estimated * (estimated + 1)) / (known - estimated - 1),
    sigma2: filter.squares / Math.max(1, known - estimated + 1),
    residuals,
  };
};

const maxEvaluations = 2_000;

/** Half of the typical change from one value to the next. */
const stepOf = (filled: Float64Array): number => {
  let sum = 0;
  for (let i = 1; i < filled.length; i++) {
    sum += Math.abs((filled[i] as number) - (filled[i - 1] as number));
  }
  return sum / (2 * Math.max(1, filled.length - 1)) || 1;
};

const smoothingStep = (value: number, index: number): number => {
  if (index === place.phi) return value > 0.9 ? -0.03 : 0.03;
  return value > 0.5 ? -0.5 * value : 0.5 * value + 0.005;
};

/** Tries a coarse grid of smoothing parameters and leaves the best of them in `full`. */
const startSmoothing = (
  full: Float64Array,
  {
    hasTrend,
    hasSeason,
    damped,
    period,
  }: { hasTrend: boolean; hasSeason: boolean; damped: boolean; period: number },
  evaluate: () => number,
): boolean => {
  let best = Number.POSITIVE_INFINITY;
  let kept: Float64Array | undefined;
  for (const alpha of [0.2 / period, 0.1, 0.3, 0.6]) {
    for (const beta of hasTrend ? [0.02 * alpha, 0.2 * alpha] : [0]) {
      for (const gamma of hasSeason ? [0.01, 0.15] : [0]) {
        for (const phi of damped ? [0.9, 0.975] : [1]) {
          full[place.alpha] = alpha;
          full[place.beta] = Math.max(beta, hasTrend ? 2e-4 : 0);
          full[place.gamma] = gamma;
          full[place.phi] = phi;
          const value = evaluate();
          if (!(value < best)) continue;
          best = value;
          kept = Float64Array.from(full);
        }
      }
    }
  }
  if (kept) full.set(kept);
  return kept !== undefined;
};
