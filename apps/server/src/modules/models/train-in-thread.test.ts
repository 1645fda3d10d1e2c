import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSeverity } from '../../models/severity/index.ts';
import { stream } from '../../models/severity/testing/stream.ts';
import { trainInThread } from './train-in-thread.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-train-'));
});
afterAll(() => rm(folder, { recursive: true }));

const train = async (text: string, onProgress: (share: number) => void = () => {}) => {
  const priorities = join(folder, 'priorities.csv');
  await writeFile(priorities, text);
  return trainInThread('severity', { files: { priorities }, corrections: [], seed: 1, onProgress });
};

it('trains beside the loop that answers people, telling how far it is', async () => {
  const shares: number[] = [];
  const rows = stream(80).map(({ text, priority }) => `${text},${priority}`);
  const trained = await train(['text,priority', ...rows].join('\n'), (share) => shares.push(share));
  expect(shares.length).toBeGreaterThan(4);
  expect(trained.metrics.texts).toBe(80);
  expect(trained.dataHash).toMatch(/^[0-9a-f]{64}$/);
  const score = loadSeverity(trained.bytes).score({ text: 'Live wire', category: 'electricity' });
  expect(score.severity).toBeGreaterThan(8);
});

it('passes on in words what a recipe refuses', async () => {
  await expect(train('words,priority\na,Low')).rejects.toThrow(/columns text and priority/);
  const nowhere = trainInThread('nowhere', {
    files: {},
    corrections: [],
    seed: 1,
    onProgress: () => {},
  });
  await expect(nowhere).rejects.toThrow(/no recipe for nowhere/);
});
