import { type LbfgsResult, minimiseLbfgs } from '../../numeric/index.ts';
import type { EtsModel } from './ets-model.ts';
import { EtsFilter, place } from './filter.ts';
import { FreeParameters } from './free-parameters.ts';
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

/**
 * Fits one model by maximum likelihood (Hyndman et al. 2002), all parameters and first states at
 * once, within the usual and the admissible region, from a heuristic start. Undefined when the
 * values are too few for its parameters or the model breaks down on them.
 *
 * R's `ets` searches with Nelder and Mead; with exact derivatives L-BFGS finds likelihoods at least
 * as high in a tenth of the runs.
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
  const parameters = new FreeParameters(model, period, typicalChange(filled));
  const estimated = parameters.size + 1;
  const known = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const spare = known - estimated - 1;
  if (spare <= 0) return undefined;

  const { full } = parameters;
  const filter = new EtsFilter(values, model, period);
  const room = new Float64Array(period + 2);
  const allowed = () =>
    model.season === 'N' ||
    isAdmissible(
      full[place.alpha] as number,
      full[place.beta] as number,
      full[place.gamma] as number,
      full[place.phi] as number,
      period,
      room,
    );
  const start = initialStates(filled, model, period);
  full[place.level] = start.level;
  full[place.slope] = start.slope;
  full.set(start.season, place.season);
  const run = () => (allowed() ? filter.run(full) : Number.POSITIVE_INFINITY);
  const byFull = new Float64Array(full.length);
  const evaluate = (free: Float64Array, gradient: Float64Array): number => {
    parameters.read(free);
    const value = run();
    if (value === Number.POSITIVE_INFINITY) gradient.fill(0);
    else {
      filter.differentiate(full, byFull);
      parameters.pullBack(byFull, free, gradient);
    }
    return value;
  };
  let best: LbfgsResult | undefined;
  for (const smoothing of startingPoints(full, model, run)) {
    full.set(smoothing);
    full[place.level] = start.level;
    full[place.slope] = start.slope;
    full.set(start.season, place.season);
    const found = minimiseLbfgs(evaluate, parameters.write(), {
      maxIterations: 300,
      gradientTolerance: 1e-4,
      valueTolerance: 1e-8,
      memory: 12,
    });
    if (Number.isFinite(found.value) && !(best && best.value <= found.value)) best = found;
  }
  if (!best) return undefined;
  parameters.read(best.at);
  const deviance = run();
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
    aicc: deviance + 2 * estimated + (2 * estimated * (estimated + 1)) / spare,
    sigma2: filter.squares / (known - estimated + 1),
    residuals: Float64Array.from(filter.errors),
  };
};

const typicalChange = (filled: Float64Array): number => {
  let sum = 0;
  for (let i = 1; i < filled.length; i++) {
    sum += Math.abs((filled[i] as number) - (filled[i - 1] as number));
  }
  return sum / Math.max(1, filled.length - 1) || 1;
};

/** The two best smoothing parameters on a coarse grid; fewer where the model breaks down. */
const startingPoints = (
  full: Float64Array,
  { trend, season }: EtsModel,
  run: () => number,
): Float64Array[] => {
  const points: { value: number; smoothing: Float64Array }[] = [];
  for (const alpha of [0.02, 0.1, 0.3, 0.6, 0.9]) {
    for (const share of trend === 'N' ? [0] : [0.02, 0.2]) {
      for (const gamma of season === 'N' ? [0] : [0.01, 0.5 * (1 - alpha)]) {
        for (const phi of trend === 'Ad' ? [0.88, 0.97] : [1]) {
          const smoothing = Float64Array.of(alpha, share * alpha, gamma, phi);
          full.set(smoothing);
          const value = run();
          if (Number.isFinite(value)) points.push({ value, smoothing });
        }
      }
    }
  }
  points.sort((a, b) => a.value - b.value);
  return points.slice(0, 2).map(({ smoothing }) => smoothing);
};
