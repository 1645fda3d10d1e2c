import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetGroup, trackGroup } from '../prepare/process-group.mjs';
import { root } from '../prepare/root.mjs';

/**
 * Runs one vitest project and hands back its results; a run that dies counts as one failure.
 * @param {'unit' | 'e2e'} project
 * @param {string[]} filters
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./result-reporter.mjs').Results>}
 */
export async function runVitest(project, filters, env) {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-test-results-'));
  const path = join(folder, 'results.json');
  const reporters = ['default', join(root, 'scripts/test/result-reporter.mjs')];
  const child = fork(
    join(root, 'scripts/prepare/tied.mjs'),
    [
      process.execPath,
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--passWithNoTests',
      `--project=${project}`,
      ...reporters.map((reporter) => `--reporter=${reporter}`),
      ...filters,
    ],
    {
      cwd: root,
      env: { ...env, PULSE_TEST_RESULTS: path },
      detached: true,
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  trackGroup(child.pid);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  forgetGroup(child.pid);
  const results = readResults(path);
  rmSync(folder, { recursive: true, force: true });
  if (results && (code === 0 || results.failed > 0)) return results;
  return { passed: 0, skipped: [], ...results, failed: 1 };
}

/**
 * @param {string} path
 * @returns {import('./result-reporter.mjs').Results | undefined}
 */
function readResults(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
