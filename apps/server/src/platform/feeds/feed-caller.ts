import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import type { z } from 'zod';
import { backoffMs } from '../backoff.ts';
import { FeedError } from './port.ts';

export interface FeedLimits {
  /** Of one attempt. */
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly firstDelayMs: number;
  /** A feed that asks for more patience than this is asked again at the next run instead. */
  readonly mostDelayMs: number;
  /** After so many failed attempts in a row the feed is left alone for `openMs`. */
  readonly failuresInARow: number;
  readonly openMs: number;
}

export const usualLimits: FeedLimits = {
  timeoutMs: 10_000,
  attempts: 3,
  firstDelayMs: 500,
  // OpenAQ counts by the minute: a backfill waits for the next one.
  mostDelayMs: 65_000,
  failuresInARow: 6,
  openMs: 10 * 60_000,
};

export interface FeedCall<S extends z.ZodType> {
  readonly url: URL;
  readonly schema: S;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface FeedCaller {
  ask<S extends z.ZodType>(call: FeedCall<S>): Promise<z.output<S>>;
  openUntil(): Date | undefined;
}

/** Asks one feed over HTTP within its limits; nothing that it throws holds an address. */
export const createFeedCaller = (label: string, limits: FeedLimits): FeedCaller => {
  let openUntilMs = 0;
  const limit = timeout(limits.timeoutMs, TimeoutStrategy.Aggressive);
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof FeedError && error.fault !== 'refused'),
    {
      halfOpenAfter: limits.openMs,
      breaker: new ConsecutiveBreaker(limits.failuresInARow),
    },
  );
  breaker.onBreak(() => {
    openUntilMs = Date.now() + limits.openMs;
  });
  breaker.onReset(() => {
    openUntilMs = 0;
  });
  const again = retry(
    handleWhen((error) => error instanceof FeedError && error.retryable),
    {
      maxAttempts: limits.attempts - 1,
      backoff: new DelegateBackoff<IRetryBackoffContext<unknown>>((context) =>
        delayMs(context, limits),
      ),
    },
  );
  const guarded = wrap(again, breaker);

  const attempt = async <S extends z.ZodType>(
    { url, schema, headers = {} }: FeedCall<S>,
    signal: AbortSignal,
  ): Promise<z.output<S>> => {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      // Another host must not be handed the key.
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    if (!response.ok) throw refusal(label, response, limits.mostDelayMs);
    return readAnswer(label, schema, text);
  };

  return {
    openUntil: () => (openUntilMs > Date.now() ? new Date(openUntilMs) : undefined),
    ask: async (call) => {
      const { signal } = call;
      signal?.throwIfAborted();
      try {
        const asking = guarded.execute(
          (context) =>
            limit
              .execute((inner) => attempt(call, inner.signal), context.signal)
              .catch((error: unknown) => {
                throw inWords(label, error, signal);
              }),
          signal,
        );
        return await untilAborted(asking, signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new FeedError(
          'left-alone',
          `${label} failed several times in a row and is left alone for a while`,
        );
      }
    },
  };
};

/** A pause between two attempts knows no signal: whoever stops must not wait for its end. */
const untilAborted = <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
};

const delayMs = (
  { attempt, result }: IRetryBackoffContext<unknown>,
  { firstDelayMs, mostDelayMs }: FeedLimits,
): number => {
  const told =
    'error' in result && result.error instanceof FeedError ? result.error.retryAfterMs : undefined;
  const own = backoffMs(attempt, { firstMs: firstDelayMs, maxMs: mostDelayMs });
  return told === undefined ? own : Math.max(told, 0);
};

/** The cause is left behind: what `fetch` throws may name the address, and so the key in it. */
const inWords = (label: string, error: unknown, signal: AbortSignal | undefined): unknown => {
  if (error instanceof FeedError || signal?.aborted) return error;
  if (error instanceof TaskCancelledError) {
    return new FeedError('late', `${label} did not answer in time`, { retryable: true });
  }
  return new FeedError('unreachable', `${label} cannot be reached`, { retryable: true });
};

const refusal = (label: string, response: Response, mostDelayMs: number): FeedError => {
  const { status } = response;
  if (status === 429 || status === 503) {
    const retryAfterMs = askedPatience(response.headers);
    return new FeedError('busy', `${label} asks for patience (status ${status})`, {
      retryable: retryAfterMs === undefined || retryAfterMs <= mostDelayMs,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
  }
  if (status >= 500 || status === 408) {
    return new FeedError('broken', `${label} has a fault (status ${status})`, { retryable: true });
  }
  if (status === 401 || status === 403) {
    return new FeedError('refused', `${label} does not accept the key (status ${status})`);
  }
  return new FeedError('refused', `${label} refused the question (status ${status})`);
};

/** Nobody asks for thirty years of patience: from here on a number is a moment since 1970. */
const firstEpochSecond = 1_000_000_000;

/** RFC 9110, 10.2.3: seconds, or a date. OpenAQ has a header of its own, of seconds or a moment. */
const askedPatience = (headers: Headers): number | undefined => {
  const told = headers.get('retry-after') ?? headers.get('x-ratelimit-reset');
  if (told === null) return undefined;
  const number = /^\d+$/.test(told.trim()) ? Number(told) : undefined;
  if (number !== undefined && number < firstEpochSecond) return number * 1_000;
  const at = number === undefined ? Date.parse(told) : number * 1_000;
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
};

const readAnswer = <S extends z.ZodType>(label: string, schema: S, text: string): z.output<S> => {
  const parsed = schema.safeParse(parseJson(label, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the answer';
  throw new FeedError('malformed', `${label} answered with a bad ${field}: ${issue?.message}`);
};

const parseJson = (label: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy or a page of errors may have spoken: it passes.
    throw new FeedError('malformed', `${label} answered with something that is not JSON`, {
      retryable: true,
    });
  }
};
