import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './process-identity.ts';

const pollMs = 25;
/** Fast shutdown, then immediate, then the last resort, each with the time it is given. */
const steps = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/** Resolves when the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of steps) {
    const deadlineMs = performance.now() + patienceMs;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    while (performance.now() < deadlineMs) {
      if (!isAlive(pid)) return;
      await delay(pollMs);
    }
  }
}
