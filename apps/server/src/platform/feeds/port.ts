import type { Place } from '@pulse/contract';

export const feedNames = ['open-meteo', 'openweathermap', 'openaq'] as const;
export type FeedName = (typeof feedNames)[number];

/** What a place was like, in our units; null is unknown. */
export interface FeedValues {
  readonly temperatureC: number | null;
  readonly humidityPct: number | null;
  /** In the hour up to `at`; of a forecast, in the step up to it. */
  readonly rainMm: number | null;
  readonly windMs: number | null;
  readonly pm25: number | null;
  readonly pm10: number | null;
  /** On India's national scale; no feed speaks it, and no other scale is taken for it. */
  readonly aqi: number | null;
}

export interface FeedReading extends FeedValues {
  /** Which of the feed's stations or grid cells; the same one has the same name ever after. */
  readonly station: string;
  readonly at: Date;
}

export interface FeedAnswer {
  /** By time; one for each station and time. */
  readonly readings: readonly FeedReading[];
  /** Values that could not be true: they became unknown. */
  readonly dropped: number;
  /** Parts of the feed that failed while others answered. */
  readonly faults: readonly FeedError[];
}

export interface FeedAsk {
  readonly place: Place;
  readonly from: Date;
  /** Included. */
  readonly to: Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Somebody who tells weather or air. Each call is bounded in time and tries, and spared while the
 * feed does not answer.
 *
 * Both verbs throw FeedError when nothing could be had, or what `signal` was aborted with.
 */
export interface Feed {
  readonly name: FeedName;
  /** What was, from `from` to `to`. */
  readings(ask: FeedAsk): Promise<FeedAnswer>;
  /** What is to come, as far as the feed sees; steps of an hour or three. */
  forecast?(ask: FeedAsk): Promise<FeedAnswer>;
  /** Until when it is left alone after failing several times in a row. */
  openUntil(): Date | undefined;
}

export type FeedFault =
  | 'unreachable'
  | 'late'
  | 'busy'
  | 'broken'
  | 'refused'
  | 'malformed'
  | 'left-alone';

/** The message is for people: it holds no address and no key, since both may hold a secret. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly fault: FeedFault;
  /** Another try may succeed, after this long when the feed said so. */
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    fault: FeedFault,
    message: string,
    { retryable = false, retryAfterMs }: { retryable?: boolean; retryAfterMs?: number } = {},
  ) {
    super(message);
    this.fault = fault;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}
