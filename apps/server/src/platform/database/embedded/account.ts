import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Who runs PostgreSQL when we are root, whom PostgreSQL refuses. */
export interface Account {
  uid: number;
  gid: number;
}

/** Undefined: run it as ourselves. An existing cluster keeps its owner, so root can serve a user's data folder. */
export function accountFor(clusterFolders: string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of clusterFolders) {
    const owner = statSync(folder, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it as. Start Pulse as a normal user.',
  );
}

function lookUp(name: string): Account | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    const account = { uid: ask('-u'), gid: ask('-g') };
    return account.uid > 0 && account.gid >= 0 ? account : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the account can enter the folder: one closed ancestor, such as a mktemp -d, shuts it out. */
export function canEnter(folder: string, account: Account): boolean {
  for (let path = folder; ; path = dirname(path)) {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry) {
      const mode = entry.uid === account.uid ? 0o100 : entry.gid === account.gid ? 0o010 : 0o001;
      if ((entry.mode & mode) === 0) return false;
    }
    if (path === dirname(path)) return true;
  }
}
