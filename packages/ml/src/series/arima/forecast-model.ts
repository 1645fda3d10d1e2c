import { integrationWeights } from './difference.ts';
import type { ArimaFit } from './fit-model.ts';
import type { FilterEnd } from './likelihood.ts';
import { type ArimaOrder, lostToDifferences } from './order.ts';
import { constantColumn } from './sample.ts';

/** Innovation variances closer to their limit than this add nothing that shows. */
const settled = 1e-6;

/**
 * Forecasts with their variances: those of the innovations to come (psi weights), of the state where
 * the filter is not steady yet, and of the values missing in the past. Coefficients count as known.
 *
 * @param ahead future values of the sample's regressors without the constant
 */
export const forecastModel = (
  fit: ArimaFit,
  horizon: number,
  ahead: readonly Float64Array[],
): { point: Float64Array; variance: Float64Array } => {
  const { sample, order, likelihood } = fit;
  const end = likelihood.finish(fit.partials);
  const solved = likelihood.solve();
  const lags = integrationLags(order);
  const coefficients = regressionCoefficients(fit, solved);
  const state = combineStates(end, solved);
  const past = lastErrors(fit, solved, coefficients);
  const point = project(end, state, past, lags, horizon);
  const length = sample.filled.length;
  const future = sample.constant ? [...ahead, constantColumn(horizon, order, length)] : ahead;
  future.forEach((column, k) => {
    const share = coefficients[k] as number;
    if (share === 0) return;
    for (let h = 0; h < horizon; h++) {
      point[h] = (point[h] as number) + share * (column[h] as number);
    }
  });

  const none = new Float64Array(past.length);
  const variance = new Float64Array(horizon);
  const impulse = new Float64Array(end.size);
  impulse[0] = 1;
  for (let i = 1; i < end.size; i++) impulse[i] = end.ma[i - 1] as number;
  const response = project(end, impulse, none, lags, horizon);
  let sum = 0;
  for (let h = 0; h < horizon; h++) {
    sum += (response[h] as number) ** 2;
    variance[h] = sum;
  }
  addUnsteady(end, lags, horizon, variance);
  addGaps(fit, end, lags, horizon, variance);
  const spare = Math.max(1, fit.observations - fit.parameters + 1);
  const scale = (fit.variance * fit.observations) / spare;
  for (let h = 0; h < horizon; h++) variance[h] = (variance[h] as number) * scale;
  return { point, variance };
};

/** Coefficients of every regressor of the sample, the constant last; 0 for useless ones. */
export const regressionCoefficients = (fit: ArimaFit, solved: Float64Array): Float64Array => {
  const { sample } = fit;
  const coefficients = new Float64Array(sample.regressors.length);
  sample.used.forEach(({ regressor, scale }, k) => {
    coefficients[regressor] =
      ((sample.start[k] as number) + (solved[sample.gaps + k] ?? 0)) * scale;
  });
  return coefficients;
};

interface IntegrationLags {
  readonly lags: Int32Array;
  readonly weights: Float64Array;
  readonly reach: number;
}

const integrationLags = (order: ArimaOrder): IntegrationLags => {
  const dense = integrationWeights(order);
  const lags = Int32Array.from(dense.keys()).filter((k) => dense[k] !== 0);
  return {
    lags: lags.map((k) => k + 1),
    weights: Float64Array.from(lags, (k) => dense[k] as number),
    reach: dense.length,
  };
};

const combineStates = (end: FilterEnd, solved: Float64Array): Float64Array => {
  const last = solved.length;
  const state = end.states.slice(last * end.size, (last + 1) * end.size);
  for (let j = 0; j < last; j++) {
    const share = solved[j] as number;
    for (let i = 0; i < end.size; i++) {
      state[i] = (state[i] as number) - share * (end.states[j * end.size + i] as number);
    }
  }
  return state;
};

/** The last undifferenced errors of the regression, gaps filled with their estimates. */
const lastErrors = (
  { sample, order }: ArimaFit,
  solved: Float64Array,
  coefficients: Float64Array,
): Float64Array => {
  const lost = lostToDifferences(order);
  const from = sample.filled.length - lost;
  const errors = sample.filled.slice(from);
  for (let g = 0; g < sample.gaps; g++) {
    const place = (sample.gapPlaces[g] as number) - from;
    if (place >= 0) errors[place] = (errors[place] as number) - (solved[g] as number);
  }
  sample.regressors.forEach((column, k) => {
    const share = coefficients[k] as number;
    for (let i = 0; i < lost; i++) {
      errors[i] = (errors[i] as number) - share * (column[from + i] as number);
    }
  });
  return errors;
};

/** Where a state leads when nothing new happens, integrated on from the last values. */
const project = (
  end: FilterEnd,
  from: Float64Array,
  past: Float64Array,
  { lags, weights, reach }: IntegrationLags,
  horizon: number,
): Float64Array => {
  const state = Float64Array.from(from);
  const path = new Float64Array(reach + horizon);
  path.set(past);
  for (let h = 0; h < horizon; h++) {
    const head = state[0] as number;
    for (let i = 0; i + 1 < end.size; i++) {
      state[i] = (end.ar[i] as number) * head + (state[i + 1] as number);
    }
    let value = head;
    for (let k = 0; k < lags.length; k++) {
      value += (weights[k] as number) * (path[reach + h - (lags[k] as number)] as number);
    }
    path[reach + h] = value;
  }
  return path.slice(reach);
};

/** The state's covariance less its limit is what the recursions would still take away. */
const addUnsteady = (
  end: FilterEnd,
  lags: IntegrationLags,
  horizon: number,
  variance: Float64Array,
) => {
  const gain = Float64Array.from(end.gain);
  const change = Float64Array.from(end.change);
  const none = new Float64Array(lags.reach);
  let f = end.innovationVariance;
  let weight = end.changeWeight;
  for (let s = 0; s < 10 * end.size && (f - 1 > settled || s < end.size); s++) {
    if (weight === 0 || !(f - 1 > settled * settled)) break;
    const path = project(end, change, none, lags, horizon);
    for (let h = 0; h < horizon; h++) {
      variance[h] = (variance[h] as number) - weight * (path[h] as number) ** 2;
    }
    const z = change[0] as number;
    const scaled = weight * z;
    const nextF = Math.max(1, f + z * scaled);
    weight += (scaled * scaled) / f;
    for (let i = 0; i + 1 < end.size; i++) {
      const moved = (end.ar[i] as number) * z + (change[i + 1] as number);
      const nextGain = (gain[i] as number) + moved * scaled;
      gain[i] = nextGain;
      change[i] = moved - (nextGain * z) / nextF;
    }
    f = nextF;
  }
};

const addGaps = (
  { sample, likelihood }: ArimaFit,
  end: FilterEnd,
  lags: IntegrationLags,
  horizon: number,
  variance: Float64Array,
) => {
  if (sample.gaps === 0) return;
  const count = sample.columns.length;
  const from = sample.filled.length - lags.reach;
  const paths = Array.from({ length: sample.gaps }, (_, g) => {
    const past = new Float64Array(lags.reach);
    const place = (sample.gapPlaces[g] as number) - from;
    if (place >= 0) past[place] = 1;
    const state = end.states.slice(g * end.size, (g + 1) * end.size);
    return project(end, state, past, lags, horizon);
  });
  const solved = new Float64Array(sample.gaps);
  for (let h = 0; h < horizon; h++) {
    let sum = 0;
    for (let j = 0; j < sample.gaps; j++) {
      const pivot = likelihood.triangle[j * count + j] as number;
      let left = (paths[j] as Float64Array)[h] as number;
      for (let k = 0; k < j; k++) {
        left -= (likelihood.triangle[j * count + k] as number) * (solved[k] as number);
      }
      const value = pivot > 0 ? left / pivot : 0;
      solved[j] = value;
      sum += value * value;
    }
    variance[h] = (variance[h] as number) + sum;
  }
};
