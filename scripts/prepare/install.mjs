import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runStep } from './run-step.mjs';

/**
 * Installs exactly what the lockfile says.
 * @param {string} logFolder
 * @param {import('./progress.mjs').Progress} progress
 */
export async function install(logFolder, progress) {
  const expected = countPackages();
  let fetched = 0;
  await runStep({
    title: 'Installing packages',
    command: ['npm', 'ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=http'],
    // One of the packages would otherwise report the install to its makers.
    env: { ...process.env, SCARF_ANALYTICS: 'false' },
    logFolder,
    logName: 'install',
    progress,
    describe: (line) => {
      if (!line.startsWith('npm http')) return line.startsWith('npm warn') ? undefined : line;
      if (line.includes('.tgz')) fetched += 1;
      return `${fetched} of about ${Math.max(expected, fetched)} fetched`;
    },
  });
}

function countPackages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {{ link?: boolean, optional?: boolean }[]} */
  const packages = Object.values(lock.packages);
  return packages.filter((locked) => !locked.link && !locked.optional).length;
}
