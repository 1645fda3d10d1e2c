import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf } from './process-identity.ts';

export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError';
}

/** One server per data folder. The lock of a server that was killed is taken over. */
export async function lockDataFolder(dataFolder: string): Promise<() => Promise<void>> {
  const path = join(dataFolder, 'server.lock');
  const ownPath = `${path}.${randomUUID()}`;
  const holder = { pid: process.pid, identity: identityOf(process.pid) ?? '', id: randomUUID() };
  const text = JSON.stringify(holder);
  await writeFile(ownPath, text, { mode: 0o600 });
  try {
    while (!(await linkIfFree(ownPath, path))) {
      const held = await readFile(path, 'utf8').catch(() => undefined);
      if (held === undefined) continue;
      const pid = livingHolder(held);
      if (pid !== undefined) {
        throw new DataFolderInUseError(
          `Another Pulse server (process ${pid}) is using ${dataFolder}. Stop it, or set PULSE_DATA to another folder.`,
        );
      }
      await removeStale(path, held);
    }
  } finally {
    await rm(ownPath, { force: true });
  }
  return async () => {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === text) await rm(path);
  };
}

/** A hard link appears whole or not at all, and never replaces another. */
async function linkIfFree(ownPath: string, path: string): Promise<boolean> {
  try {
    await link(ownPath, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function livingHolder(text: string): number | undefined {
  try {
    const { pid, identity } = JSON.parse(text);
    return identityOf(Number(pid)) === identity ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

/** Two servers may find the same stale lock; whoever moved away a fresh one puts it back. */
async function removeStale(path: string, staleText: string): Promise<void> {
  const asidePath = `${path}.${randomUUID()}`;
  try {
    await rename(path, asidePath);
  } catch {
    return;
  }
  if ((await readFile(asidePath, 'utf8')) !== staleText) await linkIfFree(asidePath, path);
  await rm(asidePath, { force: true });
}
