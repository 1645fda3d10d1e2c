import type { Health } from '../health.ts';

/** A finished or failed training, as a tracking server is told of it. */
export interface TrackedRun {
  /** Our own id: a run that is told twice is found by it and kept once. */
  id: string;
  /** Runs are grouped by it. */
  model: string;
  version: number;
  status: 'finished' | 'failed';
  startedAt: Date;
  finishedAt: Date;
  parameters: Readonly<Record<string, unknown>>;
  /** Finite numbers; others are left out. */
  metrics: Readonly<Record<string, number>>;
  tags: Readonly<Record<string, string>>;
  /** The model itself; none when the training failed. */
  file: { name: string; bytes: Uint8Array } | undefined;
}

export interface Tracking {
  kind: string;
  /**
   * Tells of a run and answers what the tracking server calls it; null when nobody is told.
   * Telling the same run again changes nothing. Rejects with `TrackingError`.
   */
  record(run: TrackedRun): Promise<string | null>;
  health(): Promise<Health>;
}

/** `retryable: false` means that the same run would be refused again. */
export class TrackingError extends Error {
  override name = 'TrackingError';
  constructor(
    message: string,
    readonly retryable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
