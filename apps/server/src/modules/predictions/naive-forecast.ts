import type { PredictionKind } from '@pulse/contract';
import { shownValue } from './read-signals.ts';

const weekHours = 168;

/**
 * What the naive forecast says of the step `ahead` (from 1): for traffic the same hour a week ago, for
 * the air the last value, for flooding how often it happened. Null when that is not known.
 */
export const naiveForecast = (
  kind: PredictionKind,
  values: Float64Array,
  ahead: number,
): number | null => {
  if (kind === 'traffic') return known(values[values.length - weekHours + ahead - 1]);
  const measured = values.filter((value) => !Number.isNaN(value));
  if (kind === 'aqi') return known(measured.at(-1));
  if (measured.length === 0) return null;
  const flooded = measured.filter((value) => shownValue('flooding', value) === 1).length;
  return flooded / measured.length;
};

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
