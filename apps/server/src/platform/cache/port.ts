import type { Health } from '../health.ts';

export interface Counter {
  count: number;
  /** Until the count begins again. */
  expiresInMs: number;
}

export interface Subscription {
  close(): Promise<void>;
}

/**
 * What may be lost at any time: copies of what the database knows, counters, wake-up calls.
 * Operations never reject for want of the service; they fall back to this process's memory.
 */
export interface Cache {
  kind: string;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Counts within a window that opens with the first call and closes `ttlMs` later. */
  increment(key: string, ttlMs: number): Promise<Counter>;
  publish(channel: string, message: string): Promise<void>;
  /** `onGap` is called when messages may have been missed: the line was down and is back. */
  subscribe(
    channel: string,
    handler: (message: string) => void,
    onGap?: () => void,
  ): Promise<Subscription>;
  health(): Promise<Health>;
  close(): Promise<void>;
}
