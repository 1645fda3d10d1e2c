import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a peer is to fit and predict; the table is in `folder` (see forest-sets.ts). */
export interface Task {
  readonly model: 'boosting' | 'forest' | 'isolation';
  readonly seed: number;
  readonly folder: string;
  readonly columns: number;
  readonly trainRows: number;
  readonly testRows: number;
  readonly categorical: readonly number[];
}

export interface Answer {
  readonly fitSeconds: number;
  readonly predictSeconds: number;
  /** How much the peak of its memory rose above what it took with the table loaded. */
  readonly grownMegabytes: number;
  readonly scores: Float64Array;
}

/** A process that answers a line of JSON with a line of JSON. */
export interface Peer {
  ask(task: Task): Promise<Answer>;
  close(): void;
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const python = '/usr/bin/python3';

export const startOurs = (): Peer =>
  speak(spawn(process.execPath, ['--import', 'tsx', here('forest-ours.ts')], { stdio }));

/** scikit-learn with all threads or some; undefined where it is not installed. */
export const startSklearn = (threads?: number): Peer | undefined => {
  if (spawnSync(python, ['-c', 'import sklearn']).status !== 0) return undefined;
  const env = { ...process.env, ...(threads && { OMP_NUM_THREADS: String(threads) }) };
  return speak(spawn(python, [here('forest-sklearn.py')], { stdio, env }));
};

const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];

const speak = (child: ChildProcess): Peer => {
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The process has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    ask: async (task) => {
      stdin.write(`${JSON.stringify(task)}\n`);
      const { value } = await lines.next();
      if (!value) throw new Error(`The peer ended during ${task.model}`);
      const bytes = await readFile(join(task.folder, 'scores.bin'));
      return { ...JSON.parse(value), scores: new Float64Array(Uint8Array.from(bytes).buffer) };
    },
    close: () => void child.kill(),
  };
};
