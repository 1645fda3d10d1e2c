import type { Boosting } from '@pulse/ml/forest';
import { quantile } from '@pulse/ml/numeric';
import type { SignalDriver, SignalModel, SignalStep } from '../signal/signal-model.ts';
import { readFloodModel } from './flood-bytes.ts';
import { rainDrivers, rainRow } from './rain-features.ts';

const dayMs = 86_400_000;

/** Reads a flood model: from millimetres of rain a day it forecasts how likely flooding rain is. */
export const loadFlood = (bytes: Uint8Array): SignalModel => {
  const { models, base, horizon } = readFloodModel(bytes);
  return {
    stepMs: dayMs,
    forecast: ({ values, start, horizon: wanted }) => ({
      description: `${models.length} boosted models of rain on ${horizon} days`,
      steps: Array.from({ length: wanted }, (_, i) => {
        // Beyond what it learnt it says what it says of the last day.
        const row = rainRow(values, values.length, Math.min(i + 1, horizon), start);
        return stepOf(models, row, base);
      }),
    }),
  };
};

const stepOf = (models: readonly Boosting[], row: Float64Array, base: number): SignalStep => {
  const drawn = models.map((model) => model.probabilitiesOfRow(row)[1] ?? 0);
  const point = drawn.reduce((sum, share) => sum + share, 0) / drawn.length;
  return {
    point,
    lower80: Math.min(point, quantile(drawn, 0.1)),
    upper80: Math.max(point, quantile(drawn, 0.9)),
    drivers: driversOf(models, row, point - base),
  };
};

/** Shapley values are in log-odds; their shares are laid on the distance that is to be explained. */
const driversOf = (
  models: readonly Boosting[],
  row: Float64Array,
  distance: number,
): SignalDriver[] => {
  const byColumn: Float64Array = new Float64Array(row.length);
  for (const model of models) {
    const { byFeature } = model.contributions(row);
    for (let i = 0; i < byColumn.length; i++)
      byColumn[i] = (byColumn[i] ?? 0) + (byFeature[i] ?? 0);
  }
  const total = byColumn.reduce((sum, value) => sum + value, 0);
  return rainDrivers.map(({ name, label, columns }) => {
    const share = columns.reduce((sum, column) => sum + (byColumn[column] ?? 0), 0) / (total || 1);
    return { name, label, amount: share * distance };
  });
};
