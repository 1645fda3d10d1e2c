import { fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { Problem } from './problem.mjs';
import { forgetGroup, trackGroup } from './process-group.mjs';
import { root } from './root.mjs';
import { rotateLog } from './rotate-log.mjs';

const shownLines = 40;
/** What npm says of each download, and its advice after a failure, hide the reason for it. */
const noise = /^npm (http|warn|error( |$)+(Options|Usage|\[|-|$))/;

/**
 * Runs one command to its end, its output in a log and its last line in the progress display.
 * @param {object} step
 * @param {string} step.title
 * @param {string[]} step.command
 * @param {string} step.logFolder
 * @param {string} step.logName
 * @param {import('./progress.mjs').Progress} step.progress
 * @param {string} [step.cwd]
 * @param {NodeJS.ProcessEnv} [step.env]
 * @param {(line: string) => string | undefined} [step.describe] what to show of a line; nothing keeps the last
 */
export async function runStep(step) {
  const log = rotateLog(step.logFolder, step.logName);
  const shown = step.progress.step(step.title);
  const child = fork(join(root, 'scripts/prepare/tied.mjs'), step.command, {
    cwd: step.cwd ?? root,
    env: step.env ?? process.env,
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  trackGroup(child.pid);
  /** @type {string[]} */
  const last = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (raw) => {
      log.write(`${raw}\n`);
      const line = stripVTControlCharacters(raw).trim();
      if (!line) return;
      if (!noise.test(line) && last.push(line) > shownLines) last.shift();
      const text = step.describe ? step.describe(line) : line;
      if (text) shown.update(text);
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  forgetGroup(child.pid);
  log.end();
  if (code === 0) return shown.done();
  shown.fail();
  const logPath = join(step.logFolder, `${step.logName}.log`);
  throw new Problem(`${step.title} failed:\n\n${last.join('\n')}\n\nThe whole output: ${logPath}`);
}
