/** A regular signal and how far to carry it on. */
export interface SignalInput {
  /** One value a step; NaN is missing. */
  readonly values: Float64Array;
  /** Wall-clock time of the first value, in milliseconds as if it were UTC. */
  readonly start: number;
  readonly stepMs: number;
  readonly horizon: number;
}

export interface SignalStep {
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  /**
   * What moves it, in the unit of the forecast; with the usual value they add up to it. A model may
   * give them for its highest step alone.
   */
  readonly drivers: readonly SignalDriver[];
}

export interface SignalDriver {
  readonly name: string;
  readonly label: string;
  readonly amount: number;
}

/** A model that ships for one kind of signal, as its bytes were read. */
export interface SignalModel {
  /** Steps of the signal that it was trained on, in milliseconds. */
  readonly stepMs: number;
  forecast(input: SignalInput): { readonly description: string; readonly steps: SignalStep[] };
}
