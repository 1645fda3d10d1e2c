/** A regular series of the past, and what else was known of it. */
export interface History {
  /** One value a step; NaN is missing, and stays missing. */
  readonly values: Float64Array;
  /** Wall-clock time of the first value, in milliseconds as if it were UTC. */
  readonly start: number;
  readonly stepMs: number;
  /** Seasonal periods in steps, shortest first, such as [24, 168] for hours; [] for none. */
  readonly seasons: readonly number[];
  /** Values are counts or amounts that cannot be negative, and neither can forecasts. */
  readonly nonNegative?: boolean;
  /** Regressors known ahead (calendar, plans, weather forecast): columns as long as `values`. */
  readonly known?: readonly Float64Array[];
  /** Regressors known only up to now (measured): columns as long as `values`. */
  readonly observed?: readonly Float64Array[];
}

export interface PointForecast {
  /** One value for each step ahead, from 1 to the horizon. */
  readonly point: Float64Array;
  /** Variance of each, where the model has one. */
  readonly variance?: Float64Array;
}

export interface FittedForecaster {
  /** What was fitted, in the field's notation, such as ETS(A,Ad,M) or ARIMA(1,0,1)(0,1,1)[24]. */
  readonly description: string;
  /** @param known the known-ahead regressors over the horizon, in the order of the history's */
  forecast(horizon: number, known?: readonly Float64Array[]): PointForecast;
}

/** Fits what it needs from a history. It throws `TooShortError` when that is impossible. */
export interface Forecaster {
  readonly name: string;
  fit(history: History): FittedForecaster;
}

export class TooShortError extends Error {
  override readonly name = 'TooShortError';
}
