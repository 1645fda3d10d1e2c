import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLineOf, isAlive } from './process-identity.ts';

export interface RunningPostmaster {
  pid: number;
  socketFolder: string;
}

/** The live postmaster of a cluster; undefined when there is none or its pid is somebody else's by now. */
export async function readPidFile(clusterFolder: string): Promise<RunningPostmaster | undefined> {
  const named = await namedInPidFile(clusterFolder);
  if (!named || !isAlive(named.pid)) return undefined;
  const commandLine = commandLineOf(named.pid);
  const isOurs = commandLine === undefined || commandLine.includes(clusterFolder);
  return isOurs ? named : undefined;
}

/** Also when it is no longer alive. Format: pid, data folder, start time, port, socket folder, ... by line. */
export async function namedInPidFile(
  clusterFolder: string,
): Promise<RunningPostmaster | undefined> {
  const text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , , socketFolder] = text.split('\n');
  return Number(pid) > 0
    ? { pid: Number(pid), socketFolder: socketFolder?.trim() ?? '' }
    : undefined;
}
