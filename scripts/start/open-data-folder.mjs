import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from '../prepare/lock.mjs';
import { Problem } from '../prepare/problem.mjs';

/**
 * Makes the data folder, proves that it can be written, and takes it for this process alone.
 * @param {string} folder
 */
export function openDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      `The data folder cannot be written: ${reason}\nSet PULSE_DATA to a folder that this user may write.`,
    );
  }
  const lock = tryLock(join(folder, 'supervisor.lock'));
  if ('release' in lock) return lock;
  throw new Problem(
    `Pulse already runs on ${folder} (process ${lock.heldBy}).\n` +
      'Stop it first, or give this one its own PULSE_DATA and ports.',
  );
}
