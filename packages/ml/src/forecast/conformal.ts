import { normalQuantile } from '../numeric/index.ts';

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

/** What `errorQuantile` needs: plain data, so that it can be kept with a model. */
export interface Conformal {
  /** Errors that it was learnt from. */
  readonly count: number;
  /** Normalised errors at `levels`, ascending. */
  readonly levels: readonly number[];
  readonly tails: readonly number[];
  /** Relative width of each step ahead. */
  readonly steps: readonly number[];
  /** Relative width of each slot of the short season; weighted sum and weight of the long season's. */
  readonly shortSlots: readonly number[];
  readonly longSums: readonly number[];
  readonly longCounts: readonly number[];
}

export interface ConformalOptions {
  readonly horizon: number;
  /** Steps after which an error counts half. */
  readonly halfLife: number;
  readonly shortSlots: number;
  readonly longSlots: number;
  /** How many forecasts, each from one origin of one series, the errors come from. */
  readonly forecasts: number;
}

const shortPrior = 15;
const longPrior = 10;
/** Fewer errors than this say less than the size of the series' own residuals. */
const fewest = 8;
const levels = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

/**
 * Split conformal prediction (Lei et al. 2018) from rolling-origin errors, normalised by a local scale
 * (size known beforehand, slot, step), weighted towards recent ones (Barber et al. 2023) and pooled over
 * neighbouring steps. Both tails have their own quantile, so that skewed errors are covered evenly.
 */
export const fitConformal = (
  errors: readonly PastError[],
  { horizon, halfLife, shortSlots, longSlots, forecasts }: ConformalOptions,
): Conformal => {
  const weight = Float64Array.from(errors, ({ age }) => 2 ** (-age / halfLife));
  const slots = slotWidths(errors, weight, shortSlots, longSlots);
  const normal = Float64Array.from(
    errors,
    (one) => one.error / (one.size * slotWidth(slots, one.shortSlot, one.longSlot)),
  );
  const steps = stepWidths(errors, normal, weight, horizon);
  const pooled = normal.map((value, i) => value / (steps[errors[i]?.step ?? 0] ?? 1));
  // The +1 of a split conformal quantile, of forecasts: the errors of one go together.
  const worth = Math.max(1, Math.min(errors.length, forecasts));
  const shares = levels.map((level) => {
    const reach = Math.min(1, (Math.max(level, 1 - level) * (worth + 1)) / worth);
    return level < 0.5 ? 1 - reach : reach;
  });
  return {
    count: errors.length,
    levels,
    tails: weightedQuantiles(pooled, weight, shares),
    steps,
    ...slots,
  };
};

/** Error (truth minus forecast) below which a share `level` of the errors will lie. */
export const errorQuantile = (
  { count, tails, steps, ...slots }: Conformal,
  level: number,
  at: Omit<PastError, 'error' | 'age'>,
): number => {
  const { step, shortSlot, longSlot, size } = at;
  // 1.25 mean absolute errors are a deviation of a normal error.
  if (count < fewest) return 1.25 * size * normalQuantile(level) * Math.sqrt(1 + 0.1 * step);
  const place = Math.min(Math.max(level * 200 - 1, 0), 198);
  const below = Math.floor(place);
  const low = tails[below] as number;
  const high = tails[Math.min(198, below + 1)] as number;
  const tail = low + (place - below) * (high - low);
  return tail * (steps[step] ?? steps.at(-1) ?? 1) * size * slotWidth(slots, shortSlot, longSlot);
};

type SlotWidths = Pick<Conformal, 'shortSlots' | 'longSums' | 'longCounts'>;

const slotWidth = (
  { shortSlots, longSums, longCounts }: SlotWidths,
  shortSlot: number,
  longSlot: number,
): number => {
  const coarse = shortSlots[shortSlot] ?? 1;
  const sum = (longSums[longSlot] ?? 0) + longPrior * coarse;
  return Math.max(1e-12, sum / ((longCounts[longSlot] ?? 0) + longPrior));
};

/** Mean normalised error of each slot, drawn towards the coarser slot's and the whole's. */
const slotWidths = (
  errors: readonly PastError[],
  weight: Float64Array,
  shortSlots: number,
  longSlots: number,
): SlotWidths => {
  let sum = 0;
  let total = 0;
  errors.forEach(({ error, size }, i) => {
    sum += ((weight[i] as number) * Math.abs(error)) / size;
    total += weight[i] as number;
  });
  const overall = total > 0 ? sum / total : 1;
  const shortSums = new Float64Array(shortSlots).fill(shortPrior * overall);
  const shortCounts = new Float64Array(shortSlots).fill(shortPrior);
  const longSums = new Float64Array(longSlots);
  const longCounts = new Float64Array(longSlots);
  errors.forEach(({ error, size, shortSlot, longSlot }, i) => {
    const w = weight[i] as number;
    const wide = w * Math.min(Math.abs(error) / size, 6 * overall);
    shortSums[shortSlot] = (shortSums[shortSlot] as number) + wide;
    shortCounts[shortSlot] = (shortCounts[shortSlot] as number) + w;
    longSums[longSlot] = (longSums[longSlot] as number) + wide;
    longCounts[longSlot] = (longCounts[longSlot] as number) + w;
  });
  return {
    shortSlots: Array.from(shortSums, (value, slot) => value / (shortCounts[slot] as number)),
    longSums: Array.from(longSums),
    longCounts: Array.from(longCounts),
  };
};

/** Mean size of the normalised errors at each step, smoothed over its neighbours. */
const stepWidths = (
  errors: readonly PastError[],
  normal: Float64Array,
  weight: Float64Array,
  horizon: number,
): number[] => {
  const bandwidth = Math.max(0.5, horizon / 10);
  const sum = new Float64Array(horizon);
  const count = new Float64Array(horizon);
  errors.forEach(({ step }, i) => {
    const w = weight[i] as number;
    sum[step] = (sum[step] as number) + w * Math.min(8, Math.abs(normal[i] as number));
    count[step] = (count[step] as number) + w;
  });
  return Array.from({ length: horizon }, (_, h) => {
    // A few errors' worth of prior keeps a step with few errors near the others.
    let size = 3;
    let seen = 3;
    for (let k = 0; k < horizon; k++) {
      const near = Math.exp(-0.5 * ((k - h) / bandwidth) ** 2);
      size += near * (sum[k] as number);
      seen += near * (count[k] as number);
    }
    return size / seen;
  });
};

const weightedQuantiles = (
  values: Float64Array,
  weight: Float64Array,
  shares: readonly number[],
): number[] => {
  const order = Uint32Array.from(values, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  let total = 0;
  for (let i = 0; i < weight.length; i++) total += weight[i] as number;
  const last = order.length - 1;
  let at = 0;
  let before = 0;
  return shares.map((share) => {
    const wanted = share * total;
    while (at < last && before + (weight[order[at] as number] as number) < wanted) {
      before += weight[order[at] as number] as number;
      at++;
    }
    const high = values[order[at] as number] as number;
    const low = values[order[Math.max(0, at - 1)] as number] as number;
    const part = (wanted - before) / (weight[order[at] as number] as number);
    return low + Math.min(1, Math.max(0, part)) * (high - low);
  });
};
