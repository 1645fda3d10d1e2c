import { statSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPidFile } from './pid-file.ts';
import { markerName, ownerName } from './placement.ts';
import { stopPostmaster } from './stop-postmaster.ts';

/** Removes the places whose data folder was deleted, and stops what still runs in them. */
export async function cleanPlaces(placesFolders: string[]): Promise<void> {
  for (const folder of placesFolders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((text) => /^pulse-[0-9a-f]{16}$/.test(text))) {
      const place = join(folder, name);
      if (!(await isAbandoned(place))) continue;
      const running = await readPidFile(join(place, 'postgres'));
      if (running) await stopPostmaster(running.pid);
      await rm(place, { recursive: true, force: true });
    }
  }
}

async function isAbandoned(place: string): Promise<boolean> {
  const owner = await readFile(join(place, ownerName), 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  if (typeof owner?.dataFolder !== 'string') return false;
  // A disk that is merely not mounted has not been deleted.
  if (deviceOfNearest(owner.dataFolder) !== owner.device) return false;
  const marker = await readFile(join(owner.dataFolder, markerName), 'utf8').catch((error) =>
    error.code === 'ENOENT' ? '' : place,
  );
  return marker.trim() !== place;
}

function deviceOfNearest(path: string): number | undefined {
  for (let at = path; ; at = dirname(at)) {
    const entry = statSync(at, { throwIfNoEntry: false });
    if (entry) return entry.dev;
    if (at === dirname(at)) return undefined;
  }
}
