/** One past error of the forecast that an interval is to be put around. */
export interface PastError {
  /** Truth minus forecast. */
  readonly error: number;
  /** 0-based step ahead. */
  readonly step: number;
  /** Steps between its origin and now. */
  readonly age: number;
  /** Slot of its target within the shortest and the longest season. */
  readonly shortSlot: number;
  readonly longSlot: number;
  /** A size known before its origin that errors are thought to grow with. */
  readonly size: number;
}

export interface ConformalOptions {
  readonly horizon: number;
  /** Steps after which an error counts half. */
  readonly halfLife: number;
  readonly shortSlots: number;
  readonly longSlots: number;
  /** Number of origins that the errors come from: errors of one origin are not independent. */
  readonly origins: number;
}

export interface Conformal {
  /** Error below which a share of errors will lie: `level` 0-1 of the step in this slot. */
  quantile(level: number, step: number, shortSlot: number, longSlot: number, size: number): number;
}

/**
 * Split conformal prediction (Lei et al. 2018) from rolling-origin errors, normalised by a local scale
 * (size known beforehand, slot, step), weighted towards recent ones (Barber et al. 2023) and pooled over
 * neighbouring steps. Both tails have their own quantile, so that skewed errors are covered evenly.
 */
export const fitConformal = (
  errors: readonly PastError[],
  options: ConformalOptions,
): Conformal => {
  const { horizon, halfLife, shortSlots, longSlots, origins } = options;
  const n = errors.length;
  const weight = Float64Array.from(errors, ({ age }) => 2 ** (-age / halfLife));
  const scaled = Float64Array.from(errors, ({ error, size }) => Math.abs(error) / size);
  const overall = weightedMean(scaled, weight);
  const factor = slotFactors(scaled, weight, overall, errors, shortSlots, longSlots);
  const bandwidth = Math.max(0.5, horizon / 10);
  const normal = Float64Array.from(errors, ({ error, size, shortSlot, longSlot }) => {
    const spread = size * factor(shortSlot, longSlot);
    return error / spread;
  });
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (normal[a] as number) - (normal[b] as number),
  );
  const stepWidth = stepFactors(errors, normal, weight, horizon, bandwidth);
  // The +1 of a split conformal quantile, an origin counting as the few errors it is worth.
  const worth = Math.max(1, Math.min(n, origins * Math.min(2, horizon)));
  const pooled = Array.from({ length: n }, (_, k) => {
    const i = order[k] as number;
    return (normal[i] as number) / (stepWidth[(errors[i] as PastError).step] as number);
  });
  const ranked = Uint32Array.from({ length: n }, (_, k) => k).sort(
    (a, b) => (pooled[a] as number) - (pooled[b] as number),
  );
  const sortedValue = Float64Array.from(ranked, (k) => pooled[k] as number);
  const sortedWeight = Float64Array.from(ranked, (k) => weight[order[k] as number] as number);
  let total = 0;
  for (let i = 0; i < n; i++) total += sortedWeight[i] as number;
  const tail = (level: number): number => {
    const reach = level < 0.5 ? 1 - level : level;
    const corrected = Math.min(1, (reach * (worth + 1)) / worth);
    const share = level < 0.5 ? 1 - corrected : corrected;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const before = sum / total;
      sum += sortedWeight[i] as number;
      const after = sum / total;
      if (after < share && i < n - 1) continue;
      const low = sortedValue[Math.max(0, i - 1)] as number;
      const high = sortedValue[i] as number;
      return after > before ? low + ((share - before) / (after - before)) * (high - low) : high;
    }
    return sortedValue[n - 1] as number;
  };
  const cache = new Map<number, number>();
  const tailOf = (level: number): number => {
    const kept = cache.get(level);
    if (kept !== undefined) return kept;
    const value = tail(level);
    cache.set(level, value);
    return value;
  };
  return {
    quantile: (level, step, shortSlot, longSlot, size) =>
      n === 0
        ? Number.NaN
        : tailOf(level) * (stepWidth[step] as number) * size * factor(shortSlot, longSlot),
  };
};

/** Mean normalised error of each slot, drawn towards the coarser slot's and the whole's. */
const slotFactors = (
  scaled: Float64Array,
  weight: Float64Array,
  overall: number,
  errors: readonly PastError[],
  shortSlots: number,
  longSlots: number,
) => {
  const sums = { short: new Float64Array(shortSlots), long: new Float64Array(longSlots) };
  const counts = { short: new Float64Array(shortSlots), long: new Float64Array(longSlots) };
  errors.forEach(({ shortSlot, longSlot }, i) => {
    const w = weight[i] as number;
    const size = Math.min(scaled[i] as number, 6 * overall);
    sums.short[shortSlot] = (sums.short[shortSlot] as number) + w * size;
    counts.short[shortSlot] = (counts.short[shortSlot] as number) + w;
    sums.long[longSlot] = (sums.long[longSlot] as number) + w * size;
    counts.long[longSlot] = (counts.long[longSlot] as number) + w;
  });
  const shortPrior = 15;
  const longPrior = 10;
  return (shortSlot: number, longSlot: number): number => {
    const coarse =
      ((sums.short[shortSlot] as number) + shortPrior * overall) /
      ((counts.short[shortSlot] as number) + shortPrior);
    const fine =
      ((sums.long[longSlot] as number) + longPrior * coarse) /
      ((counts.long[longSlot] as number) + longPrior);
    return Math.max(fine, 1e-12);
  };
};

/** Mean size of the normalised errors at each step, smoothed over its neighbours. */
const stepFactors = (
  errors: readonly PastError[],
  normal: Float64Array,
  weight: Float64Array,
  horizon: number,
  bandwidth: number,
): Float64Array => {
  const sum = new Float64Array(horizon);
  const count = new Float64Array(horizon);
  errors.forEach(({ step }, i) => {
    const w = weight[i] as number;
    sum[step] = (sum[step] as number) + w * Math.min(8, Math.abs(normal[i] as number));
    count[step] = (count[step] as number) + w;
  });
  const out = new Float64Array(horizon).fill(1);
  for (let h = 0; h < horizon; h++) {
    // One typical origin's worth of prior keeps a step with few errors near the others.
    let size = 3;
    let seen = 3;
    for (let k = 0; k < horizon; k++) {
      const near = Math.exp(-0.5 * ((k - h) / bandwidth) ** 2);
      size += near * (sum[k] as number);
      seen += near * (count[k] as number);
    }
    out[h] = size / seen;
  }
  return out;
};

const weightedMean = (values: Float64Array, weight: Float64Array): number => {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += (weight[i] as number) * (values[i] as number);
    total += weight[i] as number;
  }
  return sum / total;
};
