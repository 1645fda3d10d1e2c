import {
  AnomalyAnswerBatch,
  ClassifiedBatch,
  EngineHealth,
  EngineModels,
  PredictedBatch,
} from '@pulse/contract';
import type { z } from 'zod';
import { describeError, measureHealth } from '../health.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { EngineError, engineErrorCodes } from './engine-error.ts';
import type { Engine } from './port.ts';
import {
  anomaliesFromWire,
  classificationFromWire,
  forecastFromWire,
  readingToWire,
  seriesToWire,
  textToWire,
} from './wire.ts';

export interface HttpEngineOptions {
  /** Of the remote engine, such as http://10.0.2.40:8000. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly timeoutMs: number;
  /** How long it is left alone after failing several times in a row. */
  readonly openMs?: number;
}

const failuresInARow = 3;

/** A header of the engine's answers that names what went wrong in the words of the port. */
export const engineErrorHeader = 'x-engine-error';

/** An engine that another process is. It follows promotions by itself. */
export const createHttpEngine = (options: HttpEngineOptions): Engine => {
  const { url, token, openMs = 5_000 } = options;
  const breaker = createCircuitBreaker({ failures: failuresInARow, openMs });
  const closing = new AbortController();
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };

  const ask = async <S extends z.ZodType>(
    path: string,
    schema: S,
    body?: unknown,
    timeoutMs = options.timeoutMs,
  ): Promise<z.output<S>> => {
    if (!breaker.mayTry()) {
      throw new EngineError('unreachable', 'The engine did not answer lately; it is left alone.');
    }
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(new URL(path, url), {
        headers,
        signal: AbortSignal.any([limit, closing.signal]),
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      // Whatever it says, it is there.
      breaker.succeeded();
      if (!response.ok) throw refusal(response);
      return schema.parse(JSON.parse(answer));
    } catch (error) {
      if (error instanceof EngineError) throw error;
      breaker.failed();
      throw limit.aborted
        ? new EngineError('late', 'The engine did not answer in time.', { cause: error })
        : new EngineError('unreachable', 'The engine does not answer.', { cause: error });
    }
  };

  return {
    kind: 'http',
    classify: (texts, { timeoutMs } = {}) =>
      inParts(
        texts,
        ({ text }) => text.length,
        async (part) => {
          const body = { items: part.map(textToWire) };
          const { items } = await ask('/classify', ClassifiedBatch, body, timeoutMs);
          return items.map(classificationFromWire);
        },
      ),
    predict: (series, { timeoutMs } = {}) =>
      inParts(
        series,
        ({ values }) => values.length * bytesOfValue,
        async (part) => {
          const body = { items: part.map(seriesToWire) };
          const { items } = await ask('/predict', PredictedBatch, body, timeoutMs);
          return items.map(forecastFromWire);
        },
      ),
    anomaly: (batches, { timeoutMs } = {}) =>
      inParts(
        batches,
        (batch) => batch.length * bytesOfReading,
        async (part) => {
          const body = { items: part.map((batch) => ({ readings: batch.map(readingToWire) })) };
          const { items } = await ask('/anomaly', AnomalyAnswerBatch, body, timeoutMs);
          return items.map(anomaliesFromWire);
        },
      ),
    models: async () => (await ask('/models', EngineModels)).items,
    health: () =>
      measureHealth('http', async () => {
        // Past the breaker: whoever asks for health wants to know how it is now.
        const response = await fetch(new URL('/health', url), { headers }).catch((cause) => {
          throw new Error(`the engine does not answer: ${describeError(cause)}`);
        });
        const { status } = EngineHealth.parse(await response.json());
        if (status === 'down') throw new Error('the engine is down');
        return breaker.isOpen() ? 'it was left alone after failing several times' : undefined;
      }),
    close: async () => closing.abort(),
  };
};

/** About what an item is as JSON; the engine takes a megabyte at once. */
const bytesOfValue = 20;
const bytesOfReading = 120;
const mostBytes = 250_000;
const mostItems = 30;

/** Asks for many in several requests, one after another, in order. */
const inParts = async <Item, Answer>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  ask: (part: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  let part: Item[] = [];
  let bytes = 0;
  for (const [n, item] of items.entries()) {
    part.push(item);
    bytes += sizeOf(item);
    const isLast = n === items.length - 1;
    if (!isLast && bytes < mostBytes && part.length < mostItems) continue;
    answers.push(...(await ask(part)));
    part = [];
    bytes = 0;
  }
  return answers;
};

const refusal = (response: Response): EngineError => {
  const named = response.headers.get(engineErrorHeader);
  const code = engineErrorCodes.find((one) => one === named);
  if (code !== undefined) return new EngineError(code, 'The engine said that it cannot.');
  const message = `The engine answered ${response.status}.`;
  if (response.status >= 500) return new EngineError('unreachable', message);
  const isInput = response.status === 400 || response.status === 413;
  return new EngineError(isInput ? 'bad_input' : 'refused', message);
};
