import { mean } from '../numeric/index.ts';

/** Quantile 0.95 of the standard normal: a two-sided test at 90 %. */
const critical = 1.6448536269514722;

/**
 * Whether the autocorrelation at the seasonal lag differs from zero at the level of 90 %, with
 * Bartlett's standard error, as in the Theta method's code for the M3 competition (Assimakopoulos
 * and Nikolopoulos 2000). Always false on two seasons or fewer, or a constant.
 *
 * @param values none missing
 */
export const isSeasonal = (values: Float64Array, period: number): boolean => {
  const n = values.length;
  if (period < 2 || n <= 2 * period) return false;
  const centre = mean(values);
  let total = 0;
  for (let i = 0; i < n; i++) total += ((values[i] as number) - centre) ** 2;
  if (total <= 1e-20 * n * centre * centre || total === 0) return false;
  let squares = 0;
  let correlation = 0;
  for (let lag = 1; lag <= period; lag++) {
    let sum = 0;
    for (let i = lag; i < n; i++) {
      sum += ((values[i] as number) - centre) * ((values[i - lag] as number) - centre);
    }
    correlation = sum / total;
    if (lag < period) squares += correlation * correlation;
  }
  return Math.abs(correlation) / Math.sqrt((1 + 2 * squares) / n) > critical;
};
