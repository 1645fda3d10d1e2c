import { rmSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { isBuilt, sourcesHash, stampPath, targets } from './build-targets.mjs';
import { install } from './install.mjs';
import { waitForLock } from './lock.mjs';
import { needsInstall } from './needs-install.mjs';
import { root } from './root.mjs';
import { runStep } from './run-step.mjs';

/** Two builds at once need this much; with less they go one after another. */
const parallelBuildBytes = 3 * 1024 ** 3;

/**
 * Installs and builds whatever is missing or out of date; two commands in one clone take turns.
 * @param {object} wanted
 * @param {import('./build-targets.mjs').TargetName[]} wanted.names
 * @param {string} wanted.logFolder
 * @param {import('./progress.mjs').Progress} wanted.progress
 */
export async function prepare({ names, logFolder, progress }) {
  const chosen = targets.filter((target) => names.includes(target.name));
  if (!needsInstall(root) && chosen.every(isBuilt)) return;
  const lock = await waitForLock(join(root, '.pulse-build', 'lock'), (pid) =>
    progress.say(
      `Another command (process ${pid}) is installing or building here: waiting for it.`,
    ),
  );
  try {
    if (needsInstall(root)) await install(logFolder, progress);
    await buildAll(
      chosen.filter((target) => !isBuilt(target)),
      logFolder,
      progress,
    );
  } finally {
    lock.release();
  }
}

/**
 * @param {import('./build-targets.mjs').Target[]} outdated
 * @param {string} logFolder
 * @param {import('./progress.mjs').Progress} progress
 */
async function buildAll(outdated, logFolder, progress) {
  const atOnce = freemem() > parallelBuildBytes ? 2 : 1;
  const queue = [...outdated];
  const lane = async () => {
    for (let target = queue.shift(); target; target = queue.shift()) {
      await buildOne(target, logFolder, progress);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/**
 * The stamp goes first and comes back last, so that an interrupted build is done again.
 * @param {import('./build-targets.mjs').Target} target
 * @param {string} logFolder
 * @param {import('./progress.mjs').Progress} progress
 */
async function buildOne(target, logFolder, progress) {
  rmSync(stampPath(target), { force: true });
  const hash = sourcesHash(target);
  await runStep({
    title: target.title,
    command: target.command,
    cwd: join(root, target.folder),
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    logFolder,
    logName: `build-${target.name}`,
    progress,
  });
  writeFileSync(stampPath(target), hash);
}
