import type { IntervalForecast } from '@pulse/ml/forecast';
import { normalQuantile } from '@pulse/ml/numeric';
import { fitDays } from './fit-days.ts';
import { weekday } from './holiday-days.ts';
import type { SeriesFit } from './series-fit.ts';
import { explainPoint, noLogs, type SurgeCauses, type SurgeDrivers } from './surge-drivers.ts';
import { type FeatureContext, surgeFeatures } from './surge-features.ts';
import type { SurgeInputs } from './surge-inputs.ts';
import { surgeIntervals } from './surge-intervals.ts';

export type { DayInputs, SurgeInputs } from './surge-inputs.ts';

export interface AppliedForecast extends IntervalForecast {
  readonly firstDay: number;
  /** One for each day. */
  readonly drivers: readonly SurgeDrivers[];
  /** What they were told from, to tell them again when parts and whole were made to agree. */
  readonly causes: readonly SurgeCauses[];
  /** Arrivals of a mean weekday lately, without effects. */
  readonly usual: number;
  /** What came on the same weekday the last time; NaN when nobody knows. To compare with. */
  readonly naive: Float64Array;
  /** From this place on, days lie beyond those that were forecast and are reckoned from usual ones. */
  readonly reckonedFrom: number;
}

/**
 * Forecasts days from a fit, in well under a millisecond. With the inputs of the fit it is what
 * `forecastSurge` says; other inputs move it by the effects that were learnt, and by nothing else.
 *
 * Days beyond the fit's horizon start from the level of the last four weeks and the weekday: calendar
 * and crowds count as ever, air and weather only when they are given. Intervals widen with the root
 * of the lead time, until they tell how far levels wandered from each other in the past (ours).
 *
 * @throws RangeError for days before the fit's origin
 */
export const applyFit = (fit: SeriesFit, inputs: SurgeInputs = {}): AppliedForecast => {
  const horizon = fit.level.length;
  const firstDay = inputs.firstDay ?? fit.originDay;
  const count = inputs.count ?? horizon;
  if (firstDay < fit.originDay) throw new RangeError('A fit forecasts no days before its origin');
  const days = fitDays(fit, firstDay, count, inputs);
  const causes = Array.from({ length: count }, (_, i) => causesOf(fit, days, firstDay + i));
  const point = Float64Array.from(causes, ({ effect }, i) => {
    const day = firstDay + i;
    return levelOf(fit, day) * Math.exp(effect);
  });
  const steps = point.map((value, i) => stepOf(fit, firstDay + i - fit.originDay, value));
  return {
    ...surgeIntervals(
      fit.shape,
      steps,
      point,
      causes.map(({ doubt }) => doubt),
    ),
    firstDay,
    drivers: causes.map((one, i) => explainPoint(one, point[i] as number)),
    causes,
    usual: fit.lately,
    naive: point.map((_, i) => fit.naive[weekday(firstDay + i)] ?? Number.NaN),
    reckonedFrom: Math.max(0, Math.min(count, fit.originDay + horizon - firstDay)),
  };
};

const levelOf = ({ level, originDay, lately, weekdays }: SeriesFit, day: number): number =>
  level[day - originDay] ?? lately * Math.exp(weekdays[weekday(day)] as number);

const causesOf = (
  fit: SeriesFit,
  context: FeatureContext,
  day: number,
): SurgeCauses & { readonly effect: number; readonly doubt: number } => {
  const logs = noLogs(fit.weekdays[weekday(day)] as number);
  let effect = 0;
  let doubt = 0;
  for (const { name, group, value } of surgeFeatures) {
    const size = value(context, day);
    const own = size * (fit.coefficients[name] ?? 0);
    logs[group] += own;
    effect += own;
    doubt = Math.hypot(doubt, size * (fit.doubts[name] ?? 0));
  }
  return { base: fit.base, logs, effect, doubt };
};

/** The 80 % interval of a normal distribution is so many deviations wide. */
const deviations80 = 2 * normalQuantile(0.9);

/** Relative size of errors so many days ahead. */
const stepOf = ({ shape, level, wander }: SeriesFit, ahead: number, point: number): number => {
  const horizon = level.length;
  const last = shape.steps[horizon - 1] ?? 1;
  if (ahead < horizon) return shape.steps[ahead] ?? last;
  const tails = Math.max(0.1, shape.upper80 - shape.lower80);
  const deviation = (tails * Math.sqrt(Math.max(point, 0.25)) * last) / deviations80;
  const most = Math.sqrt(1 + ((wander * point) / deviation) ** 2);
  return last * Math.min(Math.sqrt((ahead + 1) / horizon), most);
};
