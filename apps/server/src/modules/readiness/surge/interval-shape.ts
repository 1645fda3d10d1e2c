import { type AdaptiveLevels, adaptiveLevels } from '@pulse/ml/forecast';
import { normalQuantile, quantileSorted } from '@pulse/ml/numeric';
import type { PastSurge } from './surge-walk.ts';

/**
 * How far ends lie from a point: each tail times the root of the point (arrivals scatter like counts)
 * and the relative size of errors at a step.
 */
export interface IntervalShape {
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  /** One for each day ahead. */
  readonly steps: Float64Array;
}

/** Days of errors that the prior is worth: arrivals that scatter somewhat more than Poisson. */
const priorErrors = 20;
const priorDispersion = 1.5;
/** Errors of so many past days tell widths, those of the other past origins whether they held. */
const warmUp = 20;
const tail = 0.1;

/**
 * Learnt from what the same pipeline got wrong at past origins. Where few errors are known, the
 * prior's fill in. Past intervals that held too seldom or too often move the next ones (adaptive
 * conformal inference, Gibbs and Candes 2021).
 *
 * @param past forecasts of origins before this one
 */
export const intervalShape = (
  past: readonly PastSurge[],
  originDay: number,
  arrivalsOf: (day: number) => number,
  horizon: number,
): IntervalShape => {
  const errors = errorsBefore(past, originDay, arrivalsOf);
  return shapeOf(errors, adaptedEnds(errors, originDay, arrivalsOf), horizon);
};

/** One past forecast with the interval that it would have had; its own errors played no part. */
export interface PastShape {
  readonly past: PastSurge;
  readonly shape: IntervalShape;
  /** Errors that were known by then. */
  readonly errors: number;
}

/** The shapes at past origins in one walk, the oldest first: each from errors known by then alone. */
export const pastShapes = (past: readonly PastSurge[]): PastShape[] => {
  const inOrder = [...past].sort((a, b) => a.originDay - b.originDay);
  const first = inOrder[0]?.originDay ?? 0;
  const levels = adaptiveLevels(tail);
  return inOrder.map((one, k) => {
    const { originDay, point, table } = one;
    const arrivalsOf = (day: number) => table.columns.arrivals[day - table.firstDay] ?? Number.NaN;
    const errors = errorsBefore(inOrder.slice(0, k), originDay, arrivalsOf);
    const values = Float64Array.from({ length: originDay - first }, (_, i) =>
      arrivalsOf(first + i),
    );
    const shape = shapeOf(errors, levels.levels(values, originDay - first), point.length);
    if (k >= warmUp) {
      const end = (level: number) =>
        point.map((value, h) => Math.max(0, value + reach(level, value, shape.steps[h] as number)));
      levels.remember({
        origin: originDay - first,
        lower: end(shape.lower80),
        upper: end(shape.upper80),
      });
    }
    return { past: one, shape, errors: errors.length };
  });
};

/** How far an end lies from a point. */
export const reach = (tailSize: number, point: number, step: number): number =>
  tailSize * Math.sqrt(Math.max(point, 0.25)) * step;

interface PastError {
  readonly originDay: number;
  readonly step: number;
  readonly scaled: number;
  readonly point: number;
}

const shapeOf = (
  errors: readonly PastError[],
  ends80: readonly [number, number],
  horizon: number,
): IntervalShape => {
  const steps = stepSizes(errors, horizon);
  const at = errorQuantiles(errors, steps);
  return {
    lower80: at(ends80[0]),
    upper80: at(1 - ends80[1]),
    lower95: at(ends80[0] / 4),
    upper95: at(1 - ends80[1] / 4),
    steps,
  };
};

const errorsBefore = (
  past: readonly PastSurge[],
  originDay: number,
  arrivalsOf: (day: number) => number,
): PastError[] =>
  past.flatMap((one) =>
    Array.from(one.point).flatMap((point, step) => {
      const day = one.originDay + step;
      const truth = day < originDay ? arrivalsOf(day) : Number.NaN;
      if (Number.isNaN(truth)) return [];
      const scaled = (truth - point) / Math.sqrt(Math.max(point, 0.25));
      return [{ originDay: one.originDay, step, scaled, point }];
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

const errorQuantiles = (
  errors: readonly PastError[],
  steps: Float64Array,
): ((level: number) => number) => {
  const own = errors.map(({ scaled, step }) => scaled / (steps[step] ?? 1));
  const prior =
    own.length >= 10 * priorErrors
      ? []
      : Array.from(
          { length: priorErrors },
          (_, i) => Math.sqrt(priorDispersion) * normalQuantile((i + 0.5) / priorErrors),
        );
  const sorted = Float64Array.from([...own, ...prior]).sort();
  return (level) => quantileSorted(sorted, level);
};

/** Shares left below and above, moved by how past 80 % intervals held; only what was known counts. */
const adaptedEnds = (
  errors: readonly PastError[],
  originDay: number,
  arrivalsOf: (day: number) => number,
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
    const at = errorQuantiles(earlier, steps);
    const end = (level: number) => {
      const size = at(level);
      return Float64Array.from(own, ({ point, step }) =>
        Math.max(0, point + reach(size, point, steps[step] ?? 1)),
      );
    };
    if (own.every(({ step }, i) => step === i)) {
      levels.remember({ origin: origin - first, lower: end(below), upper: end(1 - above) });
    }
  }
  return levels.levels(values, originDay - first);
};
