/** What candidates said at one past origin. */
export interface PastForecast {
  readonly origin: number;
  readonly series: number;
  /** One array of `horizon` points for each candidate; undefined where it was not asked. */
  readonly points: readonly (Float64Array | undefined)[];
}
