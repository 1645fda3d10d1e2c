import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Placement } from './placement.ts';

export const superuser = 'pulse';

/** Makes the cluster if there is none; gives the password. A first start that was killed begins anew. */
export async function initialiseCluster(
  { homeFolder, binariesFolder }: Placement,
  account: Account | undefined,
  onProgress: (text: string) => void,
): Promise<string> {
  const clusterFolder = join(homeFolder, 'postgres');
  const passwordPath = join(homeFolder, 'postgres-password');
  if (existsSync(clusterFolder)) return readPassword(passwordPath);

  onProgress('Creating the database (first start only)');
  const unfinished = `${clusterFolder}.part`;
  const sharedPasswordPath = `${passwordPath}.part`;
  const password = randomBytes(24).toString('base64url');
  await rm(unfinished, { recursive: true, force: true });
  await rm(sharedPasswordPath, { force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(sharedPasswordPath, password, { mode: 0o600 });
  if (account) {
    await chown(unfinished, account.uid, account.gid);
    await chown(sharedPasswordPath, account.uid, account.gid);
  }
  await runInitdb(binariesFolder, unfinished, sharedPasswordPath, account);
  if (account) await chown(sharedPasswordPath, 0, 0);
  await chmod(sharedPasswordPath, 0o600);
  // The cluster takes its name last: when it is there, so is its password.
  await rename(sharedPasswordPath, passwordPath);
  await rename(unfinished, clusterFolder);
  return password;
}

async function readPassword(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    throw new Error(`The password of the embedded database cannot be read from ${path}`, {
      cause: error,
    });
  }
}

/** C collation, because the system may have no other locale. */
async function runInitdb(
  binariesFolder: string,
  clusterFolder: string,
  passwordPath: string,
  account: Account | undefined,
): Promise<void> {
  const args = ['-D', clusterFolder, '-U', superuser, '-A', 'scram-sha-256', '-E', 'UTF8'];
  args.push('--locale=C', '--data-checksums', '--no-instructions', `--pwfile=${passwordPath}`);
  const child = spawn(join(binariesFolder, 'bin', 'initdb'), args, {
    ...account,
    // The current folder may be closed to the account.
    cwd: clusterFolder,
    env: postgresEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The database could not be created:\n${output.trim()}`);
}

/** Nothing of ours leaks in: a PGDATA or LC_ALL of the shell would change what is made. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
