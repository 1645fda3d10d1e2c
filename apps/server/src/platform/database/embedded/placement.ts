import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import {
  chmod,
  cp,
  lchown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, canEnter } from './account.ts';
import type { Binaries } from './binaries.ts';

export interface Placement {
  /** Holds the cluster in `postgres`, its password and, if short enough, the socket. */
  homeFolder: string;
  binariesFolder: string;
}

export interface PlacementRequest {
  dataFolder: string;
  binaries: Binaries;
  account: Account | undefined;
  /** Where a place outside the data folder may be made, best first. */
  placesFolders: string[];
  onProgress: (text: string) => void;
}

export const markerName = 'postgres-place';
export const ownerName = 'owner.json';

/**
 * Data folder and installed binaries, unless the account that must run PostgreSQL is shut out
 * of them; then a place outside. A marker in the data folder names the place, and an owner file
 * in the place names the data folder.
 */
export async function choosePlacement(request: PlacementRequest): Promise<Placement> {
  const { dataFolder, binaries, account } = request;
  if (!account) return { homeFolder: dataFolder, binariesFolder: binaries.folder };

  let place = await markedPlace(dataFolder);
  const ensurePlace = async () => {
    place ??= await makePlace(request);
    return place;
  };

  const placeHasCluster = place !== undefined && existsSync(join(place, 'postgres'));
  const canServeHere = canEnter(dataFolder, account) && !placeHasCluster;
  const homeFolder = canServeHere ? dataFolder : await ensurePlace();
  const binariesFolder = canRun(binaries.folder, account)
    ? binaries.folder
    : await copyBinaries(await ensurePlace(), request, account);
  return { homeFolder, binariesFolder };
}

/** A data folder that was copied has a marker too, but the place still belongs to the original. */
export async function markedPlace(dataFolder: string): Promise<string | undefined> {
  try {
    const place = (await readFile(join(dataFolder, markerName), 'utf8')).trim();
    const owner = JSON.parse(await readFile(join(place, ownerName), 'utf8'));
    if (owner.dataFolder === dataFolder) return place;
    if (existsSync(join(String(owner.dataFolder), markerName))) return undefined;
    await writeOwner(place, dataFolder);
    return place;
  } catch {
    return undefined;
  }
}

async function makePlace({
  dataFolder,
  account,
  placesFolders,
}: PlacementRequest): Promise<string> {
  for (const folder of placesFolders) {
    try {
      if (!existsSync(folder)) {
        await mkdir(folder, { recursive: true });
        await chmod(folder, 0o755);
      }
      if (account && !canEnter(folder, account)) continue;
      const id = `pulse-${randomBytes(8).toString('hex')}`;
      const place = join(folder, id);
      // The marker comes first and the place appears with its owner file: no clean-up takes it for abandoned.
      await writeFile(join(dataFolder, markerName), `${place}\n`);
      const unfinished = join(folder, `.${id}`);
      await mkdir(unfinished);
      await chmod(unfinished, 0o755);
      await writeOwner(unfinished, dataFolder);
      await rename(unfinished, place);
      return place;
    } catch {
      // Read-only or forbidden: the next folder may do.
    }
  }
  throw new Error(
    `PostgreSQL cannot run as root, and other accounts cannot enter ${dataFolder}. Set PULSE_DATA to a folder that they can, or start Pulse as a normal user.`,
  );
}

async function writeOwner(place: string, dataFolder: string): Promise<void> {
  const owner = { dataFolder, device: statSync(dataFolder).dev };
  await writeFile(join(place, ownerName), JSON.stringify(owner));
}

function canRun(folder: string, account: Account): boolean {
  const file = statSync(join(folder, 'bin', 'postgres'));
  return canEnter(join(folder, 'share', 'postgresql'), account) && (file.mode & 0o005) === 0o005;
}

async function copyBinaries(
  place: string,
  { binaries, onProgress }: PlacementRequest,
  account: Account,
): Promise<string> {
  const folder = join(place, `binaries-${binaries.version}`);
  if (existsSync(folder)) return folder;
  onProgress('Copying PostgreSQL to where it can run');
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(binaries.folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await giveTo(unfinished, account);
  await rename(unfinished, folder);
  return folder;
}

async function giveTo(path: string, account: Account): Promise<void> {
  await lchown(path, account.uid, account.gid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await giveTo(child, account);
    else await lchown(child, account.uid, account.gid);
  }
}
