import type { Forecaster, PointForecast } from '../forecaster.ts';
import { describeEts } from './ets-model.ts';
import { etsVariance } from './ets-variance.ts';
import type { FittedEts } from './fit-ets-model.ts';
import { forecastEts } from './forecast-ets.ts';
import { type EtsSelection, selectEts } from './select-ets.ts';

/** Seasons beyond this have too many states to estimate; R's `ets` draws the line here too. */
export const longestEtsSeason = 24;

/**
 * Automatic exponential smoothing with the longest season of at most 24 steps of which the history
 * has two; longer seasons are left to `stlf` and `mstl`.
 *
 * @param models 'all' that are stable; 'fast' for hourly series: additive ones without trend or
 * with a damped one
 */
export const ets = (selection: EtsSelection = {}): Forecaster => ({
  name: selection.models === 'fast' ? 'ets-fast' : 'ets',
  fit: ({ values, seasons, nonNegative = false }) => {
    const period =
      seasons.findLast(
        (season) => season <= longestEtsSeason && 2 * season <= values.length && season > 1,
      ) ?? 1;
    const fitted = selectEts(values, period, selection);
    return {
      description: `${describeEts(fitted.model)}${fitted.period > 1 ? `[${fitted.period}]` : ''}`,
      forecast: (horizon) => etsForecast(fitted, horizon, nonNegative),
    };
  },
});

export const etsForecast = (
  fitted: FittedEts,
  horizon: number,
  nonNegative: boolean,
): PointForecast => {
  const point = forecastEts(fitted, horizon);
  const variance = etsVariance(fitted, horizon);
  return { point: nonNegative ? point.map((value) => Math.max(0, value)) : point, variance };
};
