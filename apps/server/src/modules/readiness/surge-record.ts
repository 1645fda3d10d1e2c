import type { SurgeRecord } from '@pulse/contract';
import type { SurgeScore } from './score-queries.ts';

/** Days that are looked back on unless somebody asks for more. */
export const recordDays = 30;
/** How far ahead a forecast is judged unless somebody asks otherwise: a week, what rosters need. */
export const recordHorizonDays = 7;

/**
 * Sums up how forecasts did. The relative error is that of all days over the naive one's of the same
 * days, as in MASE (Hyndman and Koehler 2006), but against the naive forecast made at the same time.
 * It counts as live only when every forecast was.
 */
export const surgeRecord = (scores: readonly SurgeScore[]): SurgeRecord | null => {
  const [first] = scores;
  if (first === undefined) return null;
  const n = scores.length;
  const mean = (of: (score: SurgeScore) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / n;
  const within = (low: 'lower80' | 'lower95', high: 'upper80' | 'upper95') =>
    mean((score) => Number(score.actual >= score[low] && score.actual <= score[high]));
  const error = mean(({ point, actual }) => Math.abs(actual - point));
  const naiveError = mean(({ naive, actual }) => Math.abs(actual - naive));
  const days = scores.map(({ day }) => day).sort();
  return {
    basis: scores.every(({ basis }) => basis === 'live') ? 'live' : 'backtest',
    from: days[0] ?? first.day,
    to: days.at(-1) ?? first.day,
    n,
    error,
    naiveError,
    relativeError: naiveError > 0 ? error / naiveError : null,
    coverage80: within('lower80', 'upper80'),
    coverage95: within('lower95', 'upper95'),
  };
};
