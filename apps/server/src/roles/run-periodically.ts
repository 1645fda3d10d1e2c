import type { Log } from '../kernel/log.ts';

export interface PeriodicJob {
  readonly name: string;
  readonly everyMs: number;
  /** Idempotent and bounded: two servers may run it at once, and it may be cut off. */
  readonly run: () => Promise<unknown>;
}

/** Runs a job now and then, one run at a time; a failed run is logged and comes round again. */
export const runPeriodically = (log: Log, job: PeriodicJob): { close: () => Promise<void> } => {
  let closing = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const turn = () => {
    running = job
      .run()
      .catch((error) => log.warn({ err: error, job: job.name }, 'a periodic job failed'))
      .then(() => {
        if (!closing) timer = setTimeout(turn, job.everyMs);
      });
  };
  turn();
  return {
    close: async () => {
      closing = true;
      clearTimeout(timer);
      await running;
    },
  };
};
