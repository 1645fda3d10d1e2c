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

/**
 * The recursions of exponential smoothing in their error form (Hyndman et al. 2008, table 2.2 and
 * 5.1), and the derivatives of the likelihood by going through them backwards. A missing value gives
 * no error: the states only move on, as they would in a forecast. Nothing is allocated by a run;
 * what it left behind stays readable until the next.
 */
export class EtsFilter {
  /** Seasonal state of time `t` at `t % period`. */
  readonly seasonal: Float64Array;
  /** One-step errors, relative ones for multiplicative errors; NaN where the value is missing. */
  readonly errors: Float64Array;
  squares = 0;
  known = 0;
  level = 0;
  slope = 0;

  readonly #values: Float64Array;
  readonly #multiplicative: boolean;
  readonly #trend: boolean;
  readonly #season: 0 | 1 | 2;
  readonly #period: number;
  readonly #bases: Float64Array;
  readonly #slopes: Float64Array;
  readonly #indices: Float64Array;
  readonly #seasonBar: Float64Array;

  constructor(values: Float64Array, model: EtsModel, period: number) {
    this.#values = values;
    this.#multiplicative = model.error === 'M';
    this.#trend = model.trend !== 'N';
    this.#season = model.season === 'N' ? 0 : model.season === 'A' ? 1 : 2;
    this.#period = model.season === 'N' ? 1 : period;
    this.seasonal = new Float64Array(this.#period);
    this.errors = new Float64Array(values.length);
    this.#bases = new Float64Array(values.length);
    this.#slopes = new Float64Array(values.length);
    this.#indices = new Float64Array(values.length);
    this.#seasonBar = new Float64Array(this.#period);
  }

  /** Minus twice the log-likelihood without constants; Infinity where the model breaks down. */
  run(parameters: Float64Array): number {
    const values = this.#values;
    const seasonal = this.seasonal;
    const errors = this.errors;
    const bases = this.#bases;
    const slopes = this.#slopes;
    const indices = this.#indices;
    const period = this.#period;
    const season = this.#season;
    const multiplicative = this.#multiplicative;
    const alpha = parameters[place.alpha] as number;
    const beta = this.#trend ? (parameters[place.beta] as number) : 0;
    const gamma = parameters[place.gamma] as number;
    const phi = parameters[place.phi] as number;
    let level = parameters[place.level] as number;
    let slope = this.#trend ? (parameters[place.slope] as number) : 0;
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
      const index = seasonal[at] as number;
      const fitted = season === 0 ? base : season === 1 ? base + index : base * index;
      if (multiplicative && !(fitted > 0)) return Number.POSITIVE_INFINITY;
      if (season === 2 && !(index > 0 && base > 0)) return Number.POSITIVE_INFINITY;
      bases[t] = base;
      slopes[t] = slope;
      indices[t] = index;
      const miss = (values[t] as number) - fitted;
      if (Number.isNaN(miss)) {
        errors[t] = miss;
        level = base;
        slope = damped;
      } else {
        known++;
        let error = miss;
        if (multiplicative) {
          error = miss / fitted;
          product *= fitted;
          if (product > 1e200 || product < 1e-200) {
            logs += Math.log(product);
            product = 1;
          }
        }
        errors[t] = error;
        squares += error * error;
        const inner = season === 2 ? miss / index : miss;
        level = base + alpha * inner;
        slope = damped + beta * inner;
        if (season > 0) seasonal[at] = index + gamma * (season === 2 ? miss / base : miss);
      }
      at = at + 1 === period ? 0 : at + 1;
    }
    this.squares = squares;
    this.known = known;
    this.level = level;
    this.slope = slope;
    return known * Math.log(squares) + (multiplicative ? 2 * (logs + Math.log(product)) : 0);
  }

  /**
   * Derivatives of the last run's result, in the order of its parameters: the chain rule from the
   * last value to the first, at about the cost of two runs whatever the number of parameters.
   */
  differentiate(parameters: Float64Array, gradient: Float64Array): void {
    const errors = this.errors;
    const bases = this.#bases;
    const slopes = this.#slopes;
    const indices = this.#indices;
    const seasonBar = this.#seasonBar.fill(0);
    const period = this.#period;
    const season = this.#season;
    const multiplicative = this.#multiplicative;
    const alpha = parameters[place.alpha] as number;
    const beta = this.#trend ? (parameters[place.beta] as number) : 0;
    const gamma = parameters[place.gamma] as number;
    const phi = parameters[place.phi] as number;
    const weight = (2 * this.known) / this.squares;
    let levelBar = 0;
    let slopeBar = 0;
    let alphaBar = 0;
    let betaBar = 0;
    let gammaBar = 0;
    let phiBar = 0;
    let at = (errors.length - 1) % period;
    for (let t = errors.length - 1; t >= 0; t--) {
      const base = bases[t] as number;
      const index = indices[t] as number;
      const error = errors[t] as number;
      let baseBar = levelBar;
      let indexBar = seasonBar[at] as number;
      let dampedBar = slopeBar;
      if (!Number.isNaN(error)) {
        const fitted = season === 0 ? base : season === 1 ? base + index : base * index;
        const miss = multiplicative ? error * fitted : error;
        const innerBar = alpha * levelBar + beta * slopeBar;
        const outerBar = gamma * indexBar;
        let missBar = innerBar + outerBar;
        let inner = miss;
        let outer = miss;
        if (season === 2) {
          inner = miss / index;
          outer = miss / base;
          missBar = innerBar / index + outerBar / base;
        }
        alphaBar += inner * levelBar;
        betaBar += inner * slopeBar;
        gammaBar += outer * indexBar;
        if (season === 2) {
          indexBar -= (innerBar * inner) / index;
          baseBar -= (outerBar * outer) / base;
        }
        let fittedBar = 0;
        if (multiplicative) {
          const errorBar = weight * error;
          missBar += errorBar / fitted;
          fittedBar = (2 - errorBar * error) / fitted;
        } else missBar += weight * error;
        fittedBar -= missBar;
        if (season === 2) {
          baseBar += fittedBar * index;
          indexBar += fittedBar * base;
        } else {
          baseBar += fittedBar;
          if (season === 1) indexBar += fittedBar;
        }
      }
      dampedBar += baseBar;
      phiBar += dampedBar * (slopes[t] as number);
      levelBar = baseBar;
      slopeBar = phi * dampedBar;
      seasonBar[at] = indexBar;
      at = at === 0 ? period - 1 : at - 1;
    }
    gradient[place.alpha] = alphaBar;
    gradient[place.beta] = betaBar;
    gradient[place.gamma] = gammaBar;
    gradient[place.phi] = phiBar;
    gradient[place.level] = levelBar;
    gradient[place.slope] = slopeBar;
    if (season > 0) gradient.set(seasonBar, place.season);
  }
}
