import type { FittedForecaster } from '../forecaster.ts';

/** What is left for a history with one value only, or too few for any model: it stays as it was. */
export const constantForecast = (values: Float64Array, nonNegative: boolean): FittedForecaster => {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const spread = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const variance = known.length > 1 ? spread / (known.length - 1) : 0;
  const level = nonNegative ? Math.max(0, mean) : mean;
  return {
    description: 'ARIMA(0,0,0) with mean',
    forecast: (horizon) => ({
      point: new Float64Array(horizon).fill(level),
      variance: new Float64Array(horizon).fill(variance),
    }),
  };
};
