import type { Holiday } from '@pulse/ml/forecast';
import { startThread } from '../../platform/threads/start-thread.ts';
import type { FittedSeries, NamedSeries } from './surge/fit-named-series.ts';

export interface Fitting {
  readonly holidays: readonly Holiday[];
  /** Wall-clock milliseconds as if they were UTC. */
  readonly originMs: number;
  readonly horizon: number;
}

export type Told =
  | { kind: 'fitted'; fitted: FittedSeries | undefined }
  | { kind: 'failed'; message: string };

export interface FitOptions {
  /** Share of the series that are done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** A fitting that broke off, in words for people. */
export class FittingError extends Error {
  override readonly name = 'FittingError';
}

/**
 * Fits series in a thread of their own. Series of which nothing is known are left out.
 *
 * @throws FittingError with what went wrong, or that it was called off
 */
export const fitInThread = (
  { holidays, series }: { holidays: readonly Holiday[]; series: readonly NamedSeries[] },
  originMs: number,
  horizon: number,
  { onProgress = () => {}, signal }: FitOptions = {},
): Promise<FittedSeries[]> => {
  if (series.length === 0) return Promise.resolve([]);
  const thread = startThread({
    name: 'surge-thread',
    source: new URL('./surge-thread.ts', import.meta.url),
    data: { holidays, originMs, horizon } satisfies Fitting,
  });
  const callOff = new AbortController();
  return new Promise<FittedSeries[]>((resolve, reject) => {
    const fits: FittedSeries[] = [];
    let done = 0;
    const stop = () => reject(new FittingError('the fitting was called off'));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { signal: callOff.signal });
    thread.on('message', (told: Told) => {
      if (told.kind === 'failed') {
        reject(new FittingError(told.message));
        return;
      }
      if (told.fitted) fits.push(told.fitted);
      done++;
      onProgress(done / series.length);
      if (done === series.length) resolve(fits);
      else thread.postMessage(series[done]);
    });
    thread.once('error', (cause) => reject(new FittingError(String(cause), { cause })));
    thread.once('exit', (code) => reject(new FittingError(`the fitting ended with code ${code}`)));
    thread.postMessage(series[0]);
  }).finally(() => {
    callOff.abort();
    return thread.terminate();
  });
};
