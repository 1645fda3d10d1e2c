import { setTimeout as wait } from 'node:timers/promises';
import { livingGroups, signalGroup } from '../prepare/process-group.mjs';

const patienceMs = 10_000;
const leftoverPatienceMs = 3_000;

/**
 * Asks every child to end, then ends what is left of them. PostgreSQL takes SIGINT as "now, but
 * properly"; what still lives after that is killed.
 * @param {import('./supervise.mjs').Supervised[]} children
 */
export async function stopAll(children) {
  await Promise.race([
    Promise.all(children.map((child) => child.stop())),
    wait(patienceMs, undefined, { ref: false }),
  ]);
  for (const pid of livingGroups()) signalGroup(pid, 'SIGINT');
  const until = Date.now() + leftoverPatienceMs;
  while (livingGroups().length > 0 && Date.now() < until) await wait(50);
  for (const pid of livingGroups()) signalGroup(pid, 'SIGKILL');
}
