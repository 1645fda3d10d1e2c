/** Days ahead that are forecast, today the first. */
export const horizonDays = 14;

/** What makes the forecasts; to be raised when its forecasts change for the same data. */
export const surgeModel = 'surge-1';
