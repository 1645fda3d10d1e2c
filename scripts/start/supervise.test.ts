import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Supervised, supervise } from './supervise.mjs';

let folder = '';
let child: Supervised | undefined;
const said: string[] = [];
const step = { update: () => {}, done: () => {}, fail: () => {} };
const progress = { say: (text: string) => void said.push(text), step: () => step, end: () => {} };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-supervise-'));
  said.length = 0;
});
afterEach(async () => {
  await child?.stop();
  rmSync(folder, { recursive: true });
});

function run(code: string) {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, code);
  const env = { ...process.env, FOLDER: folder };
  const program = {
    name: 'server',
    title: 'server',
    file,
    args: [],
    nodeFlags: [],
    cwd: folder,
    env,
  };
  child = supervise(program, join(folder, 'logs'), progress);
  return child;
}

const ready =
  "process.send({ type: 'ready', summary: { incidents: 3 } }); setInterval(() => {}, 99);";

describe('supervise', () => {
  it('is ready when the child says so, with what it says', async () => {
    await expect(run(ready).ready).resolves.toEqual({ incidents: 3 });
  });

  it('starts a child again that died after it was ready, within a second', async () => {
    const dieOnce = `import { existsSync, writeFileSync } from 'node:fs';
      const mark = process.env.FOLDER + '/mark';
      ${ready}
      if (!existsSync(mark)) { writeFileSync(mark, ''); setTimeout(() => process.exit(3), 20); }`;
    await run(dieOnce).ready;
    await vi.waitFor(() => expect(said.join('\n')).toContain('is back'), { timeout: 5_000 });
    expect(said[0]).toContain('ended with exit code 3; starting it again in 0.2 s');
  });

  it('gives up on a first start that fails, and says what the child said', async () => {
    const { ready: failed } = run("console.log('PULSE_DATA is on fire'); process.exit(1);");
    await expect(failed).rejects.toThrow(/exit code 1[\s\S]*PULSE_DATA is on fire/);
  });

  it('shows errors and logs everything', async () => {
    await run(`console.error('a fault'); console.log('a word'); ${ready}`).ready;
    await vi.waitFor(() => expect(said).toContain('[server] a fault'));
    await vi.waitFor(() => {
      const log = readFileSync(join(folder, 'logs/server.log'), 'utf8');
      expect(log).toContain('a fault');
      expect(log).toContain('a word');
    });
  });

  it('ends a child on request and does not start it again', async () => {
    const supervised = run(ready);
    await supervised.ready;
    await supervised.stop();
    expect(said).toEqual([]);
  });
});
