import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.ts';

// sizeof(sun_path) less the closing zero byte.
const longestPathBytes = process.platform === 'darwin' ? 103 : 107;
const shortPrefix = 'pulse-socket-';

/** Inside `homeFolder`, or in a short temporary folder when the system would cut the path off. */
export async function makeSocketFolder(
  homeFolder: string,
  account: Account | undefined,
): Promise<string> {
  const preferred = join(homeFolder, 'socket');
  let folder = preferred;
  if (fits(preferred)) await mkdir(folder, { recursive: true, mode: 0o700 });
  else
    folder = await mkdtemp(
      join(fits(join(tmpdir(), `${shortPrefix}123456`)) ? tmpdir() : '/tmp', shortPrefix),
    );
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** A socket folder inside the data folder stays; a temporary one of ours goes. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (!basename(folder).startsWith(shortPrefix) || !existsSync(dirname(folder))) return;
  await rm(folder, { recursive: true, force: true });
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) <= longestPathBytes;
}
