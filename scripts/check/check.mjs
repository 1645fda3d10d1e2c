import { loadSettings } from '../prepare/load-settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { describeError } from '../prepare/problem.mjs';
import { createProgress } from '../prepare/progress.mjs';

/** Installs if needed, then checks all that can be checked without running the product. */
export async function check() {
  const progress = createProgress(process.stdout);
  try {
    await prepare({ names: [], logFolder: loadSettings().logFolder, progress });
    progress.end();
    const [{ runChecks }, { allChecks }] = await Promise.all([
      import('./run-checks.mjs'),
      import('./all-checks.mjs'),
    ]);
    process.exitCode = (await runChecks(allChecks)) ? 0 : 1;
  } catch (error) {
    progress.end();
    console.error(describeError(error));
    process.exitCode = 1;
  }
}
