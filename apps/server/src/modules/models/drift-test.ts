/** What one period's forecasts missed by on average, beside what the backtest promised. */
export interface PeriodScore {
  readonly n: number;
  readonly error: number;
  readonly backtestError: number;
}

export interface DriftVerdict {
  readonly n: number;
  /** Pooled live error over pooled backtest error. */
  readonly ratio: number;
  /** `unsure`: too few points, or between the bounds; what was said before stays. */
  readonly verdict: 'drifting' | 'fine' | 'unsure';
}

/** Forecasts worse than the backtest by this are worth waking somebody; our choice. */
export const driftBound = 1.3;
/** An alarm ends below this, so that it does not flutter. */
export const calmBound = 1.15;
const fewestPeriods = 5;
const fewestPoints = 30;

/**
 * Has the live error left the backtest's? Drifting when the pooled ratio is at `driftBound` and a
 * one-sided t-test on the periods' log ratios rejects "no worse than the backtest" at 1 %: one bad
 * day among good ones is no drift.
 */
export const testDrift = (periods: readonly PeriodScore[]): DriftVerdict => {
  const n = periods.reduce((sum, period) => sum + period.n, 0);
  const ratio = pooled(periods, 'error') / pooled(periods, 'backtestError');
  if (periods.length < fewestPeriods || n < fewestPoints) return { n, ratio, verdict: 'unsure' };
  if (ratio < calmBound) return { n, ratio, verdict: 'fine' };
  const isWorse = ratio >= driftBound && tStatistic(periods) > tQuantile99(periods.length - 1);
  return { n, ratio, verdict: isWorse ? 'drifting' : 'unsure' };
};

const pooled = (periods: readonly PeriodScore[], field: 'error' | 'backtestError'): number =>
  periods.reduce((sum, period) => sum + period.n * period[field], 0);

/** Of the log ratios against 0; a perfect period counts as a thousandth of the backtest's error. */
const tStatistic = (periods: readonly PeriodScore[]): number => {
  const logs = periods.map(({ error, backtestError }) =>
    Math.log(Math.max(error / backtestError, 1e-3)),
  );
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (logs.length - 1) / logs.length);
  return standardError === 0 ? Math.sign(mean) * Number.POSITIVE_INFINITY : mean / standardError;
};

/** Student's t at 0.99, by the expansion 26.7.5 of Abramowitz and Stegun (1964); 4 % low at 4 degrees. */
const tQuantile99 = (degrees: number): number => {
  const z = 2.326_348;
  return (
    z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2)
  );
};
