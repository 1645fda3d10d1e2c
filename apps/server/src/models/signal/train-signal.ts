import { coverage, mase, naiveScale } from '@pulse/ml/evaluate';
import { type GlobalForecaster, trainGlobal } from '@pulse/ml/forecast';
import { type History, seasonalNaive } from '@pulse/ml/series';
import type { TrainedModel, TrainInput } from '../model.ts';
import type { SignalColumns } from './read-columns.ts';

export interface SignalPlan {
  readonly stepMs: number;
  readonly seasons: readonly number[];
  readonly horizon: number;
  /** What an amount is divided by, such as the vehicles that fill a road. */
  readonly divisor: number;
  /** Wall-clock time from which nothing is learnt: what comes after is what the figures are of. */
  readonly learnUntil: number;
  readonly maxRows: number;
  readonly rounds: number;
  /** Steps between the origins that are measured. */
  readonly stride: number;
  /** How much history a measured forecast is given, in steps, as in use. */
  readonly given: number;
}

/**
 * Trains one forecaster for all places of a table on what was measured before a day, and measures it
 * on what came after, beside the seasonal naive forecast.
 */
export const trainSignal = async (
  table: SignalColumns,
  plan: SignalPlan,
  { seed, onProgress }: TrainInput,
): Promise<TrainedModel> => {
  const { stepMs, seasons, horizon, divisor, learnUntil, maxRows, rounds } = plan;
  const cut = Math.min(
    table.columns[0]?.length ?? 0,
    Math.floor((learnUntil - table.start) / stepMs),
  );
  const amounts = table.columns.map((column) => column.map((value) => value / divisor));
  const historyOf = (values: Float64Array, from: number, to: number): History => ({
    values: values.slice(from, to),
    start: table.start + from * stepMs,
    stepMs,
    seasons,
    nonNegative: true,
  });
  onProgress(0.05, 'learning');
  const model = trainGlobal(
    amounts.map((values) => historyOf(values, 0, cut)),
    { horizon, seed, maxRows, rounds, onProgress: (doing) => onProgress(0.3, doing) },
  );
  onProgress(0.8, 'measuring');
  const measured = amounts.map((values) => measure(model, values, cut, plan, historyOf));
  const mean = (of: (one: Measured) => number) => {
    const known = measured.map(of).filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return {
    bytes: model.toBytes(),
    dataHash: table.dataHash,
    parameters: {
      seasons,
      horizon,
      divisor,
      maxRows,
      rounds,
      seed,
      learnUntil: new Date(learnUntil).toISOString().slice(0, 10),
    },
    metrics: {
      origins: measured.reduce((sum, { origins }) => sum + origins, 0),
      mase: mean((one) => one.mase),
      maseOfSeasonalNaive: mean((one) => one.naive),
      maseOfLastValue: mean((one) => one.last),
      coverage80: mean((one) => one.coverage80),
    },
  };
};

interface Measured {
  readonly origins: number;
  readonly mase: number;
  readonly naive: number;
  readonly last: number;
  readonly coverage80: number;
}

const measure = (
  model: GlobalForecaster,
  values: Float64Array,
  cut: number,
  { horizon, seasons, stride, given }: SignalPlan,
  historyOf: (values: Float64Array, from: number, to: number) => History,
): Measured => {
  const actual: number[] = [];
  const columns = {
    point: [] as number[],
    naive: [] as number[],
    last: [] as number[],
    lower: [] as number[],
    upper: [] as number[],
  };
  let origins = 0;
  for (let origin = Math.max(cut, given); origin + horizon <= values.length; origin += stride) {
    const history = historyOf(values, origin - given, origin);
    if (history.values.every((value) => Number.isNaN(value))) continue;
    const forecast = model.forecast(history);
    const naive = seasonalNaive().fit(history).forecast(horizon).point;
    const last = seasonalNaive()
      .fit({ ...history, seasons: [] })
      .forecast(horizon).point;
    origins++;
    for (let step = 0; step < horizon; step++) {
      actual.push(values[origin + step] ?? Number.NaN);
      columns.point.push(forecast.point[step] ?? Number.NaN);
      columns.naive.push(naive[step] ?? Number.NaN);
      columns.last.push(last[step] ?? Number.NaN);
      columns.lower.push(forecast.lower80[step] ?? Number.NaN);
      columns.upper.push(forecast.upper80[step] ?? Number.NaN);
    }
  }
  const scale = naiveScale(values.subarray(0, cut), seasons[0] ?? 1);
  return {
    origins,
    mase: mase(actual, columns.point, scale),
    naive: mase(actual, columns.naive, scale),
    last: mase(actual, columns.last, scale),
    coverage80: coverage(actual, columns.lower, columns.upper),
  };
};
