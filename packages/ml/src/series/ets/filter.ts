import type { EtsModel } from './ets-model.ts';

/** Places in a vector of parameters; the seasonal states of times 0 to m - 1 come last. */
export const place = {
  alpha: 0,
  beta: 1,
  gamma: 2,
  phi: 3,
  level: 4,
  slope: 5,
  season: 6,
} as const;

export interface EtsRun {
  /** Minus twice the log-likelihood without constants; Infinity where the model breaks down. */
  readonly objective: number;
  readonly squares: number;
  readonly known: number;
  readonly level: number;
  readonly slope: number;
}

/**
 * The recursions of exponential smoothing in their error form (Hyndman et al. 2008, table 2.2 and
 * 5.1). A missing value gives no error: the states only move on, as they would in a forecast.
 * What a run left behind stays readable until the next run.
 */
export class EtsFilter {
  /** Seasonal state of time `t` at `t % period`, after the last run. */
  readonly seasonal: Float64Array;
  squares = 0;
  known = 0;
  level = 0;
  slope = 0;

  readonly #values: Float64Array;
  readonly #multiplicativeError: boolean;
  readonly #trend: boolean;
  readonly #season: number;
  readonly #period: number;

  constructor(values: Float64Array, model: EtsModel, period: number) {
    this.#values = values;
    this.#multiplicativeError = model.error === 'M';
    this.#trend = model.trend !== 'N';
    this.#season = model.season === 'N' ? 0 : model.season === 'A' ? 1 : 2;
    this.#period = model.season === 'N' ? 1 : period;
    this.seasonal = new Float64Array(this.#period);
  }

  /**
   * @param residuals filled with the errors (relative ones for multiplicative errors), when given
   * @returns minus twice the log-likelihood without constants; Infinity where the model breaks down
   */
  run(parameters: Float64Array, residuals?: Float64Array): number {
    const values = this.#values;
    const seasonal = this.seasonal;
    const period = this.#period;
    const season = this.#season;
    const trend = this.#trend;
    const multiplicative = this.#multiplicativeError;
    const alpha = parameters[place.alpha] as number;
    const beta = parameters[place.beta] as number;
    const gamma = parameters[place.gamma] as number;
    const phi = parameters[place.phi] as number;
    let level = parameters[place.level] as number;
    let slope = trend ? (parameters[place.slope] as number) : 0;
    if (season > 0) {
      for (let i = 0; i < period; i++) seasonal[i] = parameters[place.season + i] as number;
    }
    let squares = 0;
    let known = 0;
    let logs = 0;
    let product = 1;
    let at = 0;
    for (let t = 0; t < values.length; t++) {
      const damped = phi * slope;
      const base = level + damped;
      const index = season > 0 ? (seasonal[at] as number) : 0;
      const fitted = season === 0 ? base : season === 1 ? base + index : base * index;
      const value = values[t] as number;
      if (multiplicative && !(fitted > 0)) return Number.POSITIVE_INFINITY;
      if (season === 2 && !(index > 0 && base > 0)) return Number.POSITIVE_INFINITY;
      if (value === value) {
        const miss = value - fitted;
        known++;
        if (multiplicative) {
          const relative = miss / fitted;
          squares += relative * relative;
          product *= fitted;
          if (product > 1e200 || product < 1e-200) {
            logs += Math.log(product);
            product = 1;
          }
          if (residuals) residuals[t] = relative;
        } else {
          squares += miss * miss;
          if (residuals) residuals[t] = miss;
        }
        const inner = season === 2 ? miss / index : miss;
        level = base + alpha * inner;
        slope = trend ? damped + beta * inner : 0;
        if (season > 0) seasonal[at] = index + gamma * (season === 2 ? miss / base : miss);
      } else {
        level = base;
        slope = damped;
        if (residuals) residuals[t] = Number.NaN;
      }
      at = at + 1 === period ? 0 : at + 1;
    }
    this.squares = squares;
    this.known = known;
    this.level = level;
    this.slope = slope;
    return known * Math.log(squares) + (multiplicative ? 2 * (logs + Math.log(product)) : 0);
  }
}
