import type { History } from '../series/index.ts';

/**
 * What is remembered of a series at each step. Every array is causal: entry `i` depends on values up
 * to and including `i` only, so one memory serves all origins without looking ahead.
 */
export interface SeriesMemory {
  readonly values: Float64Array;
  /** Shortest season in steps, and the one whose slots are averaged (often the week). */
  readonly short: number;
  readonly long: number;
  /** Exponential mean of the slot that `i` belongs to: middling, slow and quick to adapt. */
  readonly slot: Float64Array;
  readonly slotSlow: Float64Array;
  readonly slotQuick: Float64Array;
  /** The same for slots of the shortest season. */
  readonly slotShort: Float64Array;
  /** Value minus what its slot was one season before; 0 where the value is missing. */
  readonly residual: Float64Array;
  /** Exponential means of the residuals, one array for each of `spans`. */
  readonly levels: readonly Float64Array[];
  readonly spans: readonly number[];
  /** Typical size of the values, and of the residuals overall and in this slot. */
  readonly scale: Float64Array;
  readonly spread: Float64Array;
  readonly slotSpread: Float64Array;
}

/** Shortest season of the history, and the longest whose slots recur often enough to be averaged. */
export const slotSeasons = (history: Pick<History, 'values' | 'seasons'>): [number, number] => {
  const fitting = history.seasons.filter((m) => m >= 2 && history.values.length >= 3 * m);
  return [fitting[0] ?? 1, fitting.at(-1) ?? 1];
};

export const rememberSeries = (history: History, [short, long]: [number, number]): SeriesMemory => {
  const { values } = history;
  const n = values.length;
  const spans = [...new Set([3, short, Math.max(long, 7), 4 * Math.max(long, 7)])].sort(
    (a, b) => a - b,
  );
  const slot = slotMeans(values, long, 0.15);
  const spread = new Float64Array(n);
  const levels = spans.map(() => new Float64Array(n));
  const scale = scales(values, 4 * Math.max(long, 14));
  let wide = 0;
  let known = 0;
  const level = new Float64Array(spans.length);
  const spreadRate = 1 / (8 * Math.max(long, 7));
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) {
      const r = slot.residual[i] as number;
      known++;
      wide += Math.max(spreadRate, 1 / known) * (Math.abs(r) - wide);
      // One wild value moves a level by no more than four typical residuals.
      const calm = known > 10 ? Math.max(-4 * wide, Math.min(4 * wide, r)) : r;
      for (let k = 0; k < spans.length; k++) {
        const rate = 2 / ((spans[k] as number) + 1);
        level[k] = (level[k] as number) + rate * (calm - (level[k] as number));
      }
    }
    spread[i] = wide;
    for (let k = 0; k < spans.length; k++) (levels[k] as Float64Array)[i] = level[k] as number;
  }
  return {
    values,
    short,
    long,
    slot: slot.mean,
    slotSlow: slotMeans(values, long, 0.03).mean,
    slotQuick: slotMeans(values, long, 0.4).mean,
    slotShort: slotMeans(values, short, short === long ? 0.08 : 0.15).mean,
    residual: slot.residual,
    levels,
    spans,
    scale,
    spread,
    slotSpread: slot.spread,
  };
};

/** Exponential means by slot; residuals beyond three typical ones count as three. */
const slotMeans = (values: Float64Array, season: number, rate: number) => {
  const n = values.length;
  const mean = new Float64Array(n);
  const residual = new Float64Array(n);
  const spread = new Float64Array(n);
  const count = new Int32Array(season);
  const middle = new Float64Array(season);
  const wide = new Float64Array(season);
  let overall = 0;
  let known = 0;
  for (let i = 0; i < n; i++) {
    const place = i % season;
    const value = values[i] as number;
    if (!Number.isNaN(value)) {
      known++;
      overall += Math.max(0.01, 1 / known) * (value - overall);
      const seen = count[place] as number;
      const r = seen === 0 ? 0 : value - (middle[place] as number);
      residual[i] = r;
      const step = Math.max(rate, 1 / (seen + 1));
      const limit = seen < 4 ? Number.POSITIVE_INFINITY : 3 * (wide[place] as number) + 1e-9;
      const calm = Math.max(-limit, Math.min(limit, r));
      middle[place] = seen === 0 ? value : (middle[place] as number) + step * calm;
      if (seen > 0) {
        const size = Math.abs(r);
        wide[place] =
          (wide[place] as number) + Math.max(0.08, 1 / seen) * (size - (wide[place] as number));
      }
      count[place] = seen + 1;
    }
    mean[i] = count[place] === 0 ? overall : (middle[place] as number);
    spread[i] = wide[place] as number;
  }
  return { mean, residual, spread };
};

const scales = (values: Float64Array, span: number): Float64Array => {
  const out = new Float64Array(values.length);
  let mean = 0;
  let known = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) {
      known++;
      mean += Math.max(2 / (span + 1), 1 / known) * (Math.abs(value) - mean);
    }
    out[i] = Math.max(mean, 1e-9);
  }
  return out;
};
