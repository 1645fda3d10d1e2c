import type { PastForecast } from './past-forecast.ts';

/** Sums of absolute errors of the candidates, each beside the reference's at the same steps. */
export interface ErrorSums {
  readonly own: Float64Array;
  readonly reference: Float64Array;
  /** Past forecasts that each candidate was asked for. */
  readonly asked: Float64Array;
  /** Truths compared for the reference. */
  steps: number;
}

export interface PanelErrors {
  readonly bySeries: ReadonlyMap<number, ErrorSums>;
  /** Over all series, each in units of its reference's mean error. */
  readonly pooled: ErrorSums;
  readonly recordsOf: ReadonlyMap<number, readonly PastForecast[]>;
}

export interface ErrorSumsInput {
  readonly past: readonly PastForecast[];
  readonly values: readonly Float64Array[];
  /** Only values before this step are looked at. */
  readonly origin: number;
  readonly candidates: number;
  /** The candidate that others are compared with. */
  readonly reference: number;
  /** Steps after which a past error counts half. */
  readonly halfLife: number;
}

/** Adds up what the candidates got wrong at past origins, by series and for all. */
export const sumErrors = (input: ErrorSumsInput): PanelErrors => {
  const { past, candidates } = input;
  const recordsOf = new Map<number, PastForecast[]>();
  for (const one of past) {
    const records = recordsOf.get(one.series);
    if (records) records.push(one);
    else recordsOf.set(one.series, [one]);
  }
  const bySeries = new Map<number, ErrorSums>();
  const pooled = emptySums(candidates);
  for (const [series, records] of recordsOf) {
    const sums = emptySums(candidates);
    for (const record of records) addRecord(sums, record, input);
    bySeries.set(series, sums);
    const unit = (sums.reference[input.reference] as number) / sums.steps;
    if (!(unit > 0)) continue;
    for (let c = 0; c < candidates; c++) {
      pooled.asked[c] = (pooled.asked[c] as number) + (sums.asked[c] as number);
      pooled.own[c] = (pooled.own[c] as number) + (sums.own[c] as number) / unit;
      pooled.reference[c] = (pooled.reference[c] as number) + (sums.reference[c] as number) / unit;
    }
    pooled.steps += sums.steps;
  }
  return { bySeries, pooled, recordsOf };
};

const emptySums = (candidates: number): ErrorSums => ({
  own: new Float64Array(candidates),
  reference: new Float64Array(candidates),
  asked: new Float64Array(candidates),
  steps: 0,
});

const addRecord = (
  sums: ErrorSums,
  { origin: from, series, points }: PastForecast,
  { values, origin, reference, halfLife }: ErrorSumsInput,
): void => {
  const base = points[reference];
  if (base === undefined) return;
  const truth = values[series] as Float64Array;
  for (let c = 0; c < points.length; c++) {
    if (points[c] !== undefined) sums.asked[c] = (sums.asked[c] as number) + 1;
  }
  const weight = 2 ** ((from - origin) / halfLife);
  for (let h = 0; h < Math.min(base.length, origin - from); h++) {
    const actual = truth[from + h] as number;
    const naive = Math.abs(actual - (base[h] as number));
    if (Number.isNaN(naive)) continue;
    sums.steps++;
    for (let c = 0; c < points.length; c++) {
      const own = points[c];
      if (own === undefined) continue;
      const size = Math.abs(actual - (own[h] as number));
      sums.own[c] = (sums.own[c] as number) + weight * size;
      sums.reference[c] = (sums.reference[c] as number) + weight * naive;
    }
  }
};
