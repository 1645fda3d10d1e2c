/** What a surge forecast can learn from. Air is PM2.5 in ug/m3 (or an index of about its size). */
export type SurgeInput =
  | 'arrivals'
  | 'air'
  | 'temperatureMaxC'
  | 'temperatureMinC'
  | 'humidityPercent'
  | 'gathering'
  | 'incidents';

/**
 * One value of one day, and when it became known. A measurement is known after its day, a correction
 * later still, a weather forecast or a registered gathering (expected presentations) before it. Of
 * several rows for a day the newest that was known then counts.
 */
export interface SurgeRow {
  readonly input: SurgeInput;
  /** Days since 1970-01-01 by the city's clock. */
  readonly day: number;
  readonly value: number;
  /** Wall-clock milliseconds as if they were UTC. */
  readonly knownAtMs: number;
}

export const dayMs = 86_400_000;
