import { type AdaptiveLevels, adaptiveLevels, type IntervalForecast } from '@pulse/ml/forecast';
import { normalQuantile, quantile } from '@pulse/ml/numeric';
import type { SurgeWalk } from './surge-walk.ts';

/** Days of errors that the prior is worth: arrivals that scatter somewhat more than Poisson. */
const priorErrors = 20;
const priorDispersion = 1.5;
/** Errors of so many past days tell widths, those of the other past origins whether they held. */
const warmUp = 20;

/**
 * Intervals from what the same pipeline got wrong at past origins, each error over the root of its
 * forecast (arrivals scatter like counts) and of its step's usual size. Where few are known, the
 * prior's fill in. Past intervals that held too seldom or too often move the next ones (adaptive
 * conformal inference, Gibbs and Candes 2021).
 */
export const surgeIntervals = (
  walk: SurgeWalk,
  originDay: number,
  arrivalsOf: (day: number) => number,
  point: Float64Array,
): IntervalForecast => {
  const errors = errorsBefore(walk, originDay, arrivalsOf);
  const ends80 = adaptedEnds(errors, originDay, arrivalsOf, 0.1);
  const scale = point.map((value) => Math.sqrt(Math.max(value, 0.25)));
  const steps = stepSizes(errors, point.length);
  const end = (level: number) => {
    const tail = errorQuantile(errors, steps, level);
    return point.map((value, h) =>
      Math.max(0, value + tail * (scale[h] as number) * (steps[h] as number)),
    );
  };
  // Rare patients: most days are right with none, yet the mean is more; the ends enclose it.
  const lower80 = end(ends80[0]).map((value, h) => Math.min(value, point[h] as number));
  const upper80 = end(1 - ends80[1]).map((value, h) => Math.max(value, point[h] as number));
  // The outer interval keeps the shape of its own tails and never lies inside the inner one.
  const lower95 = end(ends80[0] / 4).map((value, h) => Math.min(value, lower80[h] as number));
  const upper95 = end(1 - ends80[1] / 4).map((value, h) => Math.max(value, upper80[h] as number));
  return { point, lower80, upper80, lower95, upper95 };
};

interface PastError {
  readonly originDay: number;
  readonly step: number;
  readonly scaled: number;
  readonly point: number;
}

const errorsBefore = (
  walk: SurgeWalk,
  originDay: number,
  arrivalsOf: (day: number) => number,
): PastError[] =>
  walk.before(originDay).flatMap((past) =>
    Array.from(past.point).flatMap((point, step) => {
      const day = past.originDay + step;
      const truth = day < originDay ? arrivalsOf(day) : Number.NaN;
      if (Number.isNaN(truth)) return [];
      const scaled = (truth - point) / Math.sqrt(Math.max(point, 0.25));
      return [{ originDay: past.originDay, step, scaled, point }];
    }),
  );

/** Relative size of errors at each step, smoothed over its neighbours and drawn towards 1. */
const stepSizes = (errors: readonly PastError[], horizon: number): Float64Array => {
  const total = errors.reduce((sum, { scaled }) => sum + Math.abs(scaled), 0);
  const typical = total > 0 ? total / errors.length : 1;
  const sizes = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    let sum = priorErrors;
    let count = priorErrors;
    for (const { scaled, step } of errors) {
      const near = Math.exp(-0.5 * (step - h) ** 2);
      if (near < 0.01) continue;
      sum += near * Math.min(4, Math.abs(scaled) / typical);
      count += near;
    }
    sizes[h] = sum / count;
  }
  return sizes;
};

const errorQuantile = (
  errors: readonly PastError[],
  steps: Float64Array,
  level: number,
): number => {
  const own = errors.map(({ scaled, step }) => scaled / (steps[step] ?? 1));
  const prior =
    own.length >= 10 * priorErrors
      ? []
      : Array.from(
          { length: priorErrors },
          (_, i) => Math.sqrt(priorDispersion) * normalQuantile((i + 0.5) / priorErrors),
        );
  return quantile([...own, ...prior], level);
};

/** Shares left below and above, moved by how past 80 % intervals held; only what was known counts. */
const adaptedEnds = (
  errors: readonly PastError[],
  originDay: number,
  arrivalsOf: (day: number) => number,
  tail: number,
): readonly [number, number] => {
  const levels: AdaptiveLevels = adaptiveLevels(tail);
  const origins = [...new Set(errors.map((one) => one.originDay))].sort((a, b) => a - b);
  const [first = originDay] = origins;
  const values = Float64Array.from({ length: originDay - first }, (_, i) => arrivalsOf(first + i));
  for (const origin of origins.slice(warmUp)) {
    // Walking on, each past interval is made of errors whose truth was known by then.
    const earlier = errors.filter((one) => one.originDay + one.step < origin);
    const [below, above] = levels.levels(values, origin - first);
    const own = errors.filter((one) => one.originDay === origin);
    const steps = stepSizes(earlier, 1 + Math.max(...own.map(({ step }) => step)));
    const end = (level: number) => {
      const at = errorQuantile(earlier, steps, level);
      return Float64Array.from(own, ({ point, step }) => {
        const width = Math.sqrt(Math.max(point, 0.25)) * (steps[step] ?? 1);
        return Math.max(0, point + at * width);
      });
    };
    if (own.every(({ step }, i) => step === i)) {
      levels.remember({ origin: origin - first, lower: end(below), upper: end(1 - above) });
    }
  }
  return levels.levels(values, originDay - first);
};
