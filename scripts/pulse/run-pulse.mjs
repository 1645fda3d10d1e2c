import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../prepare/load-settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { describeError } from '../prepare/problem.mjs';
import { createProgress } from '../prepare/progress.mjs';
import { root } from '../prepare/root.mjs';

/**
 * Progress goes to stderr, so that what a command prints can be piped. npm changes to the root;
 * the command runs where its caller stands, so that relative paths mean what they say.
 * @param {string[]} args
 */
export async function runPulse(args) {
  const progress = createProgress(process.stderr);
  try {
    const settings = loadSettings();
    await prepare({ names: ['server'], logFolder: settings.logFolder, progress });
    progress.end();
    process.exitCode = await run(args, settings);
  } catch (error) {
    progress.end();
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * @param {string[]} args
 * @param {import('../prepare/load-settings.mjs').Settings} settings
 * @returns {Promise<number>} the exit code
 */
function run(args, { dataFolder, citiesFolder }) {
  const cli = join(root, 'apps/server/dist/cli.js');
  const child = spawn(process.execPath, ['--enable-source-maps', cli, ...args], {
    cwd: process.env.INIT_CWD || process.cwd(),
    env: { ...process.env, PULSE_DATA: dataFolder, PULSE_CITIES: citiesFolder },
    stdio: 'inherit',
  });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
