import { TooShortError } from '../forecaster.ts';
import { interpolateGaps } from '../interpolate-gaps.ts';
import { candidateEtsModels, type EtsModel } from './ets-model.ts';
import { type FittedEts, fitEtsModel } from './fit-ets-model.ts';

/** Fewest known values that any model can be chosen on: ETS(A,N,N) has 3 parameters. */
const fewest = 5;

export interface EtsSelection {
  readonly models?: 'all' | 'fast' | readonly EtsModel[];
}

/**
 * The model with the smallest AICc (Hyndman et al. 2002; Hyndman and Khandakar 2008).
 *
 * @param period seasonal period in steps; 1 for none. Used only with two full seasons of values
 */
export const selectEts = (
  values: Float64Array,
  period: number,
  { models = 'all' }: EtsSelection = {},
): FittedEts => {
  let known = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    known++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (known < fewest) {
    throw new TooShortError(`ETS needs ${fewest} known values, the history has ${known}`);
  }
  if (least === most) return constantEts(values, least);
  const { values: filled } = interpolateGaps(values, period > 1 ? [period] : []);
  const seasonal = period > 1 && known >= 2 * period && values.length >= 2 * period;
  const candidates =
    typeof models === 'string' ? candidateEtsModels(models, seasonal, least > 0) : models;
  let best: FittedEts | undefined;
  for (const model of candidates) {
    const fitted = fitEtsModel(values, filled, model, period);
    if (fitted && (!best || fitted.aicc < best.aicc)) best = fitted;
  }
  if (!best) throw new TooShortError(`no ETS model can be fitted to ${known} known values`);
  return best;
};

const constantEts = (values: Float64Array, level: number): FittedEts => ({
  model: { error: 'A', trend: 'N', season: 'N' },
  period: 1,
  alpha: 1,
  beta: 0,
  gamma: 0,
  phi: 1,
  level,
  slope: 0,
  seasonal: new Float64Array(1),
  length: values.length,
  logLikelihood: Number.POSITIVE_INFINITY,
  aicc: Number.NEGATIVE_INFINITY,
  sigma2: 0,
  residuals: values.map((value) => value - level),
});
