import type { EtsModel } from './ets-model.ts';
import { place } from './filter.ts';

/** Bounds of the smoothing parameters, as in R's `ets` (Hyndman et al. 2008, 10.2). */
const low = 1e-4;
const high = 0.9999;
const phiLow = 0.8;
const phiHigh = 0.98;

/**
 * A model's parameters as free numbers for a minimiser: smoothing parameters through logistic
 * curves between their bounds (beta below alpha, gamma below 1 - alpha), states in units of their
 * typical size, and the first seasonal state left out, as it follows from the others.
 */
export class FreeParameters {
  /** alpha, beta, gamma, phi, level, slope, seasonal states: as the filter takes them. */
  readonly full: Float64Array;
  readonly size: number;

  readonly #trend: boolean;
  readonly #damped: boolean;
  readonly #season: EtsModel['season'];
  readonly #levelUnit: number;
  readonly #slopeUnit: number;
  readonly #seasonUnit: number;

  /** @param unit typical change from one value to the next */
  constructor(model: EtsModel, period: number, unit: number) {
    this.#trend = model.trend !== 'N';
    this.#damped = model.trend === 'Ad';
    this.#season = model.season;
    this.#levelUnit = unit;
    this.#slopeUnit = unit / 10;
    this.#seasonUnit = model.season === 'A' ? unit : 0.05;
    const seasons = model.season === 'N' ? 0 : period;
    this.full = new Float64Array(place.season + seasons);
    this.full[place.phi] = 1;
    this.size = 2 + 2 * Number(this.#trend) + Number(this.#damped) + (seasons > 0 ? seasons : 0);
  }

  read(free: Float64Array): void {
    const full = this.full;
    let at = 0;
    const alpha = between(low, high, free[at++] as number);
    full[place.alpha] = alpha;
    if (this.#trend) full[place.beta] = between(low, alpha, free[at++] as number);
    if (this.#season !== 'N') full[place.gamma] = between(low, 1 - alpha, free[at++] as number);
    if (this.#damped) full[place.phi] = between(phiLow, phiHigh, free[at++] as number);
    full[place.level] = (free[at++] as number) * this.#levelUnit;
    if (this.#trend) full[place.slope] = (free[at++] as number) * this.#slopeUnit;
    if (this.#season === 'N') return;
    let rest = this.#season === 'M' ? full.length - place.season : 0;
    for (let i = place.season + 1; i < full.length; i++) {
      const state = (free[at++] as number) * this.#seasonUnit;
      full[i] = state;
      rest -= state;
    }
    full[place.season] = rest;
  }

  /** The free numbers of what is in `full` now. */
  write(): Float64Array {
    const full = this.full;
    const free = new Float64Array(this.size);
    let at = 0;
    const alpha = full[place.alpha] as number;
    free[at++] = share(low, high, alpha);
    if (this.#trend) free[at++] = share(low, alpha, full[place.beta] as number);
    if (this.#season !== 'N') free[at++] = share(low, 1 - alpha, full[place.gamma] as number);
    if (this.#damped) free[at++] = share(phiLow, phiHigh, full[place.phi] as number);
    free[at++] = (full[place.level] as number) / this.#levelUnit;
    if (this.#trend) free[at++] = (full[place.slope] as number) / this.#slopeUnit;
    for (let i = place.season + 1; i < full.length; i++) {
      free[at++] = (full[i] as number) / this.#seasonUnit;
    }
    return free;
  }

  /** Carries derivatives by the full parameters over to the free ones. */
  pullBack(gradient: Float64Array, free: Float64Array, out: Float64Array): void {
    const full = this.full;
    const alpha = full[place.alpha] as number;
    let byAlpha = gradient[place.alpha] as number;
    let at = 1;
    if (this.#trend) {
      const part = logistic(free[at] as number);
      const byBeta = gradient[place.beta] as number;
      byAlpha += byBeta * part;
      out[at++] = byBeta * (alpha - low) * part * (1 - part);
    }
    if (this.#season !== 'N') {
      const part = logistic(free[at] as number);
      const byGamma = gradient[place.gamma] as number;
      byAlpha -= byGamma * part;
      out[at++] = byGamma * (1 - alpha - low) * part * (1 - part);
    }
    if (this.#damped) {
      const part = logistic(free[at] as number);
      out[at++] = (gradient[place.phi] as number) * (phiHigh - phiLow) * part * (1 - part);
    }
    const part = logistic(free[0] as number);
    out[0] = byAlpha * (high - low) * part * (1 - part);
    out[at++] = (gradient[place.level] as number) * this.#levelUnit;
    if (this.#trend) out[at++] = (gradient[place.slope] as number) * this.#slopeUnit;
    const first = this.#season === 'N' ? 0 : (gradient[place.season] as number);
    for (let i = place.season + 1; i < full.length; i++) {
      out[at++] = ((gradient[i] as number) - first) * this.#seasonUnit;
    }
  }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const between = (from: number, to: number, x: number): number => from + (to - from) * logistic(x);

const share = (from: number, to: number, value: number): number => {
  const part = Math.min(Math.max((value - from) / (to - from), 1e-4), 1 - 1e-4);
  return Math.log(part / (1 - part));
};
