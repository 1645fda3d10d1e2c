import { killGroups } from '../prepare/process-group.mjs';

/** npm repeats the terminal's Ctrl-C to us: two within this time are one. */
const sameKeyMs = 500;

/**
 * The first signal stops in order; the second does not wait.
 * @param {(signal: NodeJS.Signals) => void} stop
 */
export function stopOnSignal(stop) {
  let firstAt = 0;
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (firstAt === 0) {
        firstAt = Date.now();
        return stop(signal);
      }
      if (Date.now() - firstAt < sameKeyMs) return;
      killGroups();
      process.exit(130);
    });
  }
}
