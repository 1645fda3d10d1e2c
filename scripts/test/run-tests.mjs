import { loadSettings } from '../prepare/load-settings.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { describeError } from '../prepare/problem.mjs';
import { createProgress } from '../prepare/progress.mjs';
import { stopOnSignal } from '../start/stop-on-signal.mjs';
import { listBrowserSuites } from './list-browser-suites.mjs';
import { listSkipped } from './list-skipped.mjs';
import { runVitest } from './run-vitest.mjs';
import { summarise } from './summarise.mjs';

/**
 * Runs all that can run here, and says of the rest why it did not.
 * @param {string[]} filters parts of the paths of test files; none means all
 */
export async function runTests(filters) {
  const progress = createProgress(process.stdout);
  let stopServices = async () => {};
  stopOnSignal(() => void stopServices().finally(() => process.exit(130)));
  try {
    const { logFolder } = loadSettings();
    await prepare({ names: [], logFolder, progress });
    // Only now can anything from the registry be imported.
    const { findServices } = await import('./find-services.mjs');
    const { services, stop } = await findServices();
    stopServices = stop;
    for (const { name, value, reason } of services) {
      progress.say(`${value ? '✓' : '-'} ${name.padEnd(12)} ${reason}`);
    }
    process.exitCode = (await runAll(filters, services, logFolder, progress)) ? 0 : 1;
  } catch (error) {
    progress.say(`\n${describeError(error)}\n0 passed, 1 failed, 0 skipped`);
    process.exitCode = 1;
  } finally {
    progress.end();
    await stopServices();
  }
}

/**
 * @param {string[]} filters
 * @param {import('./find-services.mjs').Service[]} services
 * @param {string} logFolder
 * @param {import('../prepare/progress.mjs').Progress} progress
 */
async function runAll(filters, services, logFolder, progress) {
  const env = { ...process.env };
  for (const { variable, value } of services) if (value) env[variable] = value;
  const browserSuites = listBrowserSuites(filters);
  const chromium = services.find((service) => service.variable === 'TEST_CHROMIUM');

  const runs = [await runVitest('unit', filters, env)];
  const skipped = listSkipped(runs[0]?.skipped ?? [], services);
  if (browserSuites.length > 0 && chromium?.value) {
    await prepare({ names: ['server', 'citizen', 'console'], logFolder, progress });
    const run = await runVitest('e2e', browserSuites, env);
    runs.push(run);
    skipped.push(...listSkipped(run.skipped, services));
  } else {
    const reason = chromium?.reason ?? '';
    for (const title of browserSuites) skipped.push({ title, tests: 1, reason, isMissing: true });
  }
  const { lines, ok } = summarise(runs, skipped, process.env.PULSE_REQUIRE_ALL ?? '');
  progress.end();
  console.log(lines.join('\n'));
  return ok;
}
