import { leastSquares } from '../numeric/index.ts';
import { seasonalIndices } from './classical-decomposition.ts';
import { etsVariance } from './ets/ets-variance.ts';
import { selectEts } from './ets/select-ets.ts';
import type { Forecaster } from './forecaster.ts';
import { interpolateGaps } from './interpolate-gaps.ts';
import { interpolateLinearly } from './interpolate-linearly.ts';
import { knownPlaces } from './known-places.ts';
import { isSeasonal } from './seasonality-test.ts';

/** Multiplicative indices nearer to zero than this cannot be divided by. */
const smallestIndex = 1e-4;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000) as simple exponential smoothing with half
 * of the trend's slope as drift (Hyndman and Billah 2003). A season is taken out by classical
 * decomposition first when the autocorrelation test at 90 % finds one: multiplicative for positive
 * values, else additive. Uses the longest such season of which the history has more than two.
 *
 * @throws {TooShortError} with fewer than five known values
 */
export const theta = (): Forecaster => ({
  name: 'theta',
  fit: ({ values, seasons, nonNegative = false }) => {
    const n = values.length;
    // A filling that follows the season would let the test find one.
    const straight = interpolateLinearly(values);
    const period = seasons.findLast((season) => isSeasonal(straight, season)) ?? 1;
    const indices = indicesOf(interpolateGaps(values, [period]).values, period);
    const remove = (value: number, i: number): number => {
      const index = indices?.values[i % period] ?? 0;
      if (!indices) return value;
      return indices.kind === 'additive' ? value - index : value / index;
    };
    const adjusted = values.map(remove);
    const smoothed = selectEts(adjusted, 1, {
      models: [{ error: 'A', trend: 'N', season: 'N' }],
    });
    const drift = slopeOf(adjusted) / 2;
    const alpha = Math.max(1e-10, smoothed.alpha);
    const head = (1 - (1 - alpha) ** n) / alpha;
    return {
      description: indices ? `Theta with ${indices.kind} season [${period}]` : 'Theta',
      forecast: (horizon) => {
        const variance = etsVariance(smoothed, horizon);
        const point = new Float64Array(horizon);
        for (let step = 0; step < horizon; step++) {
          const base = smoothed.level + drift * (step + head);
          const index = indices?.values[(n + step) % period] ?? 0;
          const value = !indices ? base : indices.kind === 'additive' ? base + index : base * index;
          point[step] = nonNegative ? Math.max(0, value) : value;
          if (indices?.kind === 'multiplicative') {
            variance[step] = (variance[step] as number) * index * index;
          }
        }
        return { point, variance };
      },
    };
  },
});

const indicesOf = (filled: Float64Array, period: number) => {
  if (period < 2) return undefined;
  if (filled.every((value) => value > 0)) {
    const values = seasonalIndices(filled, period, 'multiplicative');
    if (values.every((index) => index > smallestIndex)) {
      return { kind: 'multiplicative', values } as const;
    }
  }
  return { kind: 'additive', values: seasonalIndices(filled, period, 'additive') } as const;
};

const slopeOf = (values: Float64Array): number => {
  const places = knownPlaces(values);
  const [, slope = 0] = leastSquares(
    [new Float64Array(places.length).fill(1), places],
    places.map((place) => values[place] as number),
  );
  return slope;
};
