import { parentPort, workerData } from 'node:worker_threads';
import type { Fitting, Told } from './fit-in-thread.ts';
import { fitNamedSeries, type NamedSeries } from './surge/fit-named-series.ts';

const { holidays, originMs, horizon }: Fitting = workerData;

const tell = (told: Told): void => parentPort?.postMessage(told);

// One series at a time: neither side ever holds up its loop to copy them all.
parentPort?.on('message', (series: NamedSeries) => {
  try {
    tell({ kind: 'fitted', fitted: fitNamedSeries(series, holidays, originMs, horizon) });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
