import { stopOnSignal } from '../start/stop-on-signal.mjs';
import { targets } from './build-targets.mjs';
import { loadSettings } from './load-settings.mjs';
import { prepare } from './prepare.mjs';
import { describeError } from './problem.mjs';
import { createProgress } from './progress.mjs';

/** Builds everything, or only the targets named on the command line. */
export async function runBuild(chosen = process.argv.slice(2)) {
  const progress = createProgress(process.stdout);
  stopOnSignal(() => process.exit(130));
  const names = targets.map((target) => target.name);
  try {
    await prepare({
      names: chosen.length > 0 ? names.filter((name) => chosen.includes(name)) : names,
      logFolder: loadSettings().logFolder,
      progress,
    });
  } catch (error) {
    progress.say(`\n${describeError(error)}\n`);
    process.exitCode = 1;
  }
  progress.end();
}
