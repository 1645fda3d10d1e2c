import { startFilter } from './filter-start.ts';
import { multiplyInto, productRoom } from './lag-polynomial.ts';
import type { ArimaOrder } from './order.ts';
import { coefficientsFromPartials } from './partials.ts';
import { createProducts } from './products.ts';
import type { Sample } from './sample.ts';

/** Innovations of variance closer to their limit than this count as steady, relative to it. */
const steadyTolerance = 1e-10;

/** What the filter knows after the last row; every array is the filter's own and changes on. */
export interface FilterEnd {
  /** Predicted state of each column, r numbers each. */
  readonly states: Float64Array;
  readonly size: number;
  readonly ar: Float64Array;
  readonly ma: Float64Array;
  readonly gain: Float64Array;
  readonly change: Float64Array;
  changeWeight: number;
  innovationVariance: number;
}

export interface Likelihood {
  readonly parameters: number;
  /**
   * -2 log likelihood of seasonal ARMA errors, exact (Gaussian), regression coefficients, missing
   * values and variance concentrated out. Infinity where there is none.
   *
   * @param partials p, q, P and then Q partial autocorrelations, in (-1, 1)
   * @param residuals written where wanted: numbers, one a row, whose sum of squares falls and rises
   *   with the value
   */
  exact(partials: Float64Array, residuals?: Float64Array): number;
  /** The same given the first p + P m rows, with innovations before them 0. */
  conditional(partials: Float64Array, residuals?: Float64Array): number;
  /** Runs the exact filter to the last row without stopping at its steady state. */
  finish(partials: Float64Array): FilterEnd;
  /** Coefficients of the last evaluation: p, q, P, Q. */
  readonly coefficients: Float64Array;
  /** Coefficients of the columns but the target, of the last evaluation. */
  solve(): Float64Array;
  /** Triangle L of the gaps' information L L', rows of `sample.columns.length`, last evaluation. */
  readonly triangle: Float64Array;
  readonly variance: number;
  /** Values that inform the likelihood. */
  readonly observations: number;
}

/**
 * The likelihood of a seasonal ARMA process by the Kalman filter in Harvey's form, its covariances by
 * the Chandrasekhar recursions (Morf, Sidhu and Kailath 1974), which need one vector where Gardner
 * (1980) needs a matrix; once steady, by the difference equation over the lags that are not zero.
 */
export const createLikelihood = (sample: Sample, order: ArimaOrder): Likelihood => {
  const { p, q, P, Q, m } = order;
  const { columns, gaps, length } = sample;
  const count = columns.length;
  const arRoom = productRoom(p, P, m);
  const maRoom = productRoom(q, Q, m);
  const size = Math.max(arRoom.degree, maRoom.degree + 1);
  const memory = Math.max(arRoom.degree, maRoom.degree);
  const ar = new Float64Array(size + 1);
  const ma = new Float64Array(size + 1);
  const states = new Float64Array(count * (size + 1));
  const gain = new Float64Array(size + 1);
  const change = new Float64Array(size + 1);
  const parameters = p + q + P + Q;
  const coefficients = new Float64Array(parameters);
  const scratch = new Float64Array(Math.max(1, p, q, P, Q));
  const products = createProducts(count, gaps, sample.floor);
  // Zeros before the first row, so that no lag reaches outside.
  const rows = columns.map((column) => {
    const padded = new Float64Array(memory + length);
    padded.set(column, memory);
    return padded;
  });
  const innovations = columns.map(() => new Float64Array(memory + length));
  const beginnings = columns.slice(0, gaps).map((column) => column.findIndex((x) => x !== 0));
  const roots = new Float64Array(length);
  const now = new Float64Array(count);
  const begin = startFilter(arRoom, maRoom, size);
  const end: FilterEnd = {
    states,
    size: size + 1,
    ar,
    ma,
    gain,
    change,
    changeWeight: 0,
    innovationVariance: 1,
  };
  let variance = Number.NaN;
  let observations = 0;

  const setCoefficients = (partials: Float64Array) => {
    coefficientsFromPartials(partials, coefficients, 0, p, scratch);
    coefficientsFromPartials(partials, coefficients, p, q, scratch);
    coefficientsFromPartials(partials, coefficients, p + q, P, scratch);
    coefficientsFromPartials(partials, coefficients, p + q + P, Q, scratch);
    for (let i = p; i < p + q; i++) coefficients[i] = -(coefficients[i] as number);
    for (let i = p + q + P; i < parameters; i++) coefficients[i] = -(coefficients[i] as number);
    multiplyInto(arRoom, ar, -1, coefficients, 0, p, p + q, P, m);
    multiplyInto(maRoom, ma, 1, coefficients, p, q, p + q + P, Q, m);
  };

  /** The rows from `from` on, with innovations as in the limit. */
  const runSteady = (from: number) => {
    const { lags: arLags, values: arValues } = arRoom;
    const { lags: maLags, values: maValues } = maRoom;
    for (let j = 0; j < count; j++) {
      const column = rows[j] as Float64Array;
      const errors = innovations[j] as Float64Array;
      for (let t = memory + from; t < memory + length; t++) {
        let error = column[t] as number;
        for (let k = 0; k < arLags.length; k++) {
          error -= (arValues[k] as number) * (column[t - (arLags[k] as number)] as number);
        }
        for (let k = 0; k < maLags.length; k++) {
          error -= (maValues[k] as number) * (errors[t - (maLags[k] as number)] as number);
        }
        errors[t] = error;
      }
    }
    products.addColumns(innovations, memory + from);
  };

  const updateColumn = (j: number, t: number, f: number, active: number) => {
    const base = j * (size + 1);
    const head = states[base] as number;
    const v = ((rows[j] as Float64Array)[memory + t] as number) - head;
    (innovations[j] as Float64Array)[memory + t] = v;
    now[j] = v;
    const share = v / f;
    for (let i = 0; i < size; i++) {
      states[base + i] =
        (ar[i] as number) * head + (states[base + i + 1] as number) + (gain[i] as number) * share;
    }
    products.add(j, share, now, active);
  };

  /** Sum of log innovation variances. */
  const runExact = (stopWhenSteady: boolean): number => {
    const stride = size + 1;
    let f = begin(ar, ma, gain);
    if (!(f > 0) || !Number.isFinite(f)) return Number.NaN;
    let weight = -1 / f;
    for (let i = 0; i < size; i++) change[i] = gain[i] as number;
    states.fill(0);
    products.clear();
    let logs = 0;
    let active = 0;
    const last = count - 1;
    const base = last * stride;
    const target = rows[last] as Float64Array;
    const targetErrors = innovations[last] as Float64Array;
    for (let t = 0; t < length; t++) {
      logs += Math.log(f);
      roots[t] = Math.sqrt(f);
      while (active < gaps && (beginnings[active] as number) <= t) active++;
      // A gap's column is zero, and so is its state, before the gap.
      for (let j = 0; j < active; j++) updateColumn(j, t, f, active);
      for (let j = gaps; j < last; j++) updateColumn(j, t, f, active);
      const head = states[base] as number;
      const v = (target[memory + t] as number) - head;
      targetErrors[memory + t] = v;
      now[last] = v;
      const pull = v / f;
      products.add(last, pull, now, active);
      const z = change[0] as number;
      const scaled = weight * z;
      const nextF = Math.max(1, f + z * scaled);
      weight += (scaled * scaled) / f;
      const share = z / nextF;
      for (let i = 0; i < size; i++) {
        const a = ar[i] as number;
        const g = gain[i] as number;
        states[base + i] = a * head + (states[base + i + 1] as number) + g * pull;
        const moved = a * z + (change[i + 1] as number);
        const nextGain = g + moved * scaled;
        gain[i] = nextGain;
        change[i] = moved - nextGain * share;
      }
      f = nextF;
      if (stopWhenSteady && f - 1 < steadyTolerance && t + 1 >= memory) {
        roots.fill(1, t + 1);
        runSteady(t + 1);
        break;
      }
    }
    end.changeWeight = weight;
    end.innovationVariance = f;
    return logs;
  };

  const conclude = (informed: number, logs: number, residuals?: Float64Array): number => {
    const { left, logGaps, found } = products.factorise();
    observations = informed - found - sample.bridged;
    variance = left / observations;
    if (!(observations > 0) || !(variance > 0)) return Number.POSITIVE_INFINITY;
    if (residuals) writeResiduals(residuals, length - informed, logs + logGaps);
    const value = observations * (Math.log(2 * Math.PI * variance) + 1) + logs + logGaps;
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };

  /** Standardised innovations of the errors, times a share that carries the determinants. */
  const writeResiduals = (into: Float64Array, from: number, logs: number) => {
    const solved = products.solve();
    const scale = Math.exp(logs / (2 * observations));
    const target = innovations[count - 1] as Float64Array;
    into.fill(0, 0, from);
    for (let t = from; t < length; t++) into[t] = target[memory + t] as number;
    for (let j = 0; j < count - 1; j++) {
      const share = solved[j] as number;
      const errors = innovations[j] as Float64Array;
      const start = Math.max(from, j < gaps ? (beginnings[j] as number) : 0);
      for (let t = start; t < length; t++) {
        into[t] = (into[t] as number) - share * (errors[memory + t] as number);
      }
    }
    for (let t = from; t < length; t++) {
      into[t] = ((into[t] as number) * scale) / (roots[t] as number);
    }
  };

  return {
    parameters,
    coefficients,
    triangle: products.triangle,
    exact: (partials, residuals) => {
      setCoefficients(partials);
      return conclude(length, runExact(true), residuals);
    },
    conditional: (partials, residuals) => {
      setCoefficients(partials);
      products.clear();
      roots.fill(1);
      const from = arRoom.degree;
      for (let j = 0; j < count; j++) (innovations[j] as Float64Array).fill(0, 0, memory + from);
      runSteady(from);
      return conclude(length - from, 0, residuals);
    },
    finish: (partials) => {
      setCoefficients(partials);
      conclude(length, runExact(false));
      return end;
    },
    solve: () => Float64Array.from(products.solve()),
    get variance() {
      return variance;
    },
    get observations() {
      return observations;
    },
  };
};
