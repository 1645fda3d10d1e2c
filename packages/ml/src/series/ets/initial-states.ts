import { leastSquares, mean } from '../../numeric/index.ts';
import { seasonalIndices } from '../classical-decomposition.ts';
import type { EtsModel } from './ets-model.ts';

export interface InitialStates {
  readonly level: number;
  readonly slope: number;
  /** Seasonal states of times 0 to m - 1; [] without season. */
  readonly season: Float64Array;
}

/**
 * The states before the first value, by the heuristic of Hyndman et al. (2002, and 2008, 2.6.1):
 * seasonal indices by classical decomposition (from one harmonic when there are fewer than three
 * seasons), then level and slope from a line through the first seasonally adjusted values.
 *
 * @param values none missing
 */
export const initialStates = (
  values: Float64Array,
  { trend, season }: EtsModel,
  period: number,
): InitialStates => {
  const indices =
    season === 'N'
      ? new Float64Array(0)
      : startingIndices(values, period, season === 'A' ? 'additive' : 'multiplicative');
  const count = Math.min(Math.max(10, season === 'N' ? 2 : 2 * period), values.length);
  const adjusted = Float64Array.from({ length: count }, (_, i) => {
    const value = values[i] as number;
    if (season === 'N') return value;
    const index = indices[i % period] as number;
    return season === 'A' ? value - index : value / index;
  });
  if (trend === 'N') return { level: mean(adjusted), slope: 0, season: indices };
  const [level = 0, slope = 0] = fitLine(adjusted);
  return { level, slope, season: indices };
};

/** Smallest multiplicative index: below it the adjusted values explode. */
const smallestIndex = 0.01;

const startingIndices = (
  values: Float64Array,
  period: number,
  kind: 'additive' | 'multiplicative',
): Float64Array => {
  const n = values.length;
  const raw =
    n >= 3 * period ? seasonalIndices(values, period, kind) : detrended(values, period, kind);
  if (kind === 'additive') {
    const average = mean(raw);
    return raw.map((index) => index - average);
  }
  const kept = raw.map((index) => Math.max(smallestIndex, index));
  const average = mean(kept);
  return kept.map((index) => index / average);
};

/** With a single year or two: values beside a line that was fitted together with one harmonic. */
const detrended = (
  values: Float64Array,
  period: number,
  kind: 'additive' | 'multiplicative',
): Float64Array => {
  const n = values.length;
  const angle = (i: number) => (2 * Math.PI * (i + 1)) / period;
  const [level = 0, slope = 0] = leastSquares(
    [
      new Float64Array(n).fill(1),
      Float64Array.from({ length: n }, (_, i) => i + 1),
      Float64Array.from({ length: n }, (_, i) => Math.sin(angle(i))),
      Float64Array.from({ length: n }, (_, i) => Math.cos(angle(i))),
    ],
    values,
  );
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  for (let i = 0; i < n; i++) {
    const line = level + slope * (i + 1);
    const value = values[i] as number;
    const left = kind === 'additive' ? value - line : value / Math.max(line, 1e-9);
    sums[i % period] = (sums[i % period] as number) + left;
    counts[i % period] = (counts[i % period] as number) + 1;
  }
  return sums.map((sum, i) => sum / (counts[i] as number));
};

/** Intercept at time 0, where the first value has time 1, and slope. */
const fitLine = (values: Float64Array): Float64Array =>
  leastSquares(
    [
      new Float64Array(values.length).fill(1),
      Float64Array.from({ length: values.length }, (_, i) => i + 1),
    ],
    values,
  );
