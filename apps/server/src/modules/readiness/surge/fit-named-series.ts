import type { SurgeUnit } from '@pulse/contract';
import type { Holiday } from '@pulse/ml/forecast';
import { type BacktestDay, backtestSeries } from './backtest-series.ts';
import { fitSeries } from './fit-series.ts';
import type { SeriesFit } from './series-fit.ts';
import type { SurgeStream } from './surge-features.ts';
import type { SurgeRow } from './surge-row.ts';
import { createSurgeWalk } from './surge-walk.ts';

export interface NamedSeries {
  /** '' is the city. */
  readonly hospitalId: string;
  /** '' is the whole. */
  readonly unit: SurgeUnit | '';
  readonly stream: SurgeStream;
  readonly rows: readonly SurgeRow[];
}

export interface FittedSeries {
  readonly hospitalId: string;
  readonly unit: SurgeUnit | '';
  readonly fit: SeriesFit;
  /** What the same would have forecast in the past. */
  readonly backtest: readonly BacktestDay[];
}

/** Units are many: their widths come from fewer past origins, of which each takes less time. */
const unitPast = { mostPast: 20, fastPast: true };

/** @returns undefined when nothing was known of the arrivals */
export const fitNamedSeries = (
  { hospitalId, unit, stream, rows }: NamedSeries,
  holidays: readonly Holiday[],
  originMs: number,
  horizon: number,
): FittedSeries | undefined => {
  const walk = createSurgeWalk({
    rows,
    holidays,
    stream,
    horizon,
    ...(unit === '' ? {} : unitPast),
  });
  const fit = fitSeries(walk, originMs);
  return fit && { hospitalId, unit, fit, backtest: backtestSeries(walk, originMs) };
};
