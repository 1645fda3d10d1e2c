import { loadSettings } from '../prepare/load-settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { describeError } from '../prepare/problem.mjs';
import { createProgress } from '../prepare/progress.mjs';
import { announce } from './announce.mjs';
import { checkPorts } from './check-ports.mjs';
import { listPrograms } from './list-programs.mjs';
import { openDataFolder } from './open-data-folder.mjs';
import { stopAll } from './stop-all.mjs';
import { stopOnSignal } from './stop-on-signal.mjs';
import { supervise } from './supervise.mjs';
import { watchLauncher } from './watch-launcher.mjs';

/** After a kill -9 the old children notice within this time that their supervisor is gone. */
const orphanPatienceMs = 15_000;
const usualPatienceMs = 1_000;

/** Installs and builds what is missing, runs everything, and stops it all on a signal. */
export async function start() {
  const startedAt = Date.now();
  const progress = createProgress(process.stdout);
  /** @type {import('./supervise.mjs').Supervised[]} */
  const children = [];
  let leaving = false;

  /** @param {number} code */
  const leave = async (code) => {
    if (leaving) return;
    leaving = true;
    progress.end();
    if (code === 0) progress.say('Stopping ...');
    await stopAll(children);
    process.exit(code);
  };
  stopOnSignal(() => leave(0));
  watchLauncher(() => leave(0));

  try {
    const settings = loadSettings();
    const lock = openDataFolder(settings.dataFolder);
    process.once('exit', lock.release);
    await checkPorts(settings.ports, lock.wasStale ? orphanPatienceMs : usualPatienceMs);
    const names = /** @type {const} */ (['server', 'citizen', 'console']);
    await prepare({ names: [...names], logFolder: settings.logFolder, progress });
    if (leaving) return;
    for (const program of listPrograms(settings)) {
      children.push(supervise(program, settings.logFolder, progress));
    }
    const [summary = {}] = await Promise.all(children.map((child) => child.ready));
    progress.say(announce(settings, summary, startedAt));
  } catch (error) {
    if (leaving) return;
    progress.say(`\n${describeError(error)}\n`);
    await leave(1);
  }
}
