import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../prepare/root.mjs';
import { listFiles } from './list-files.mjs';
import { runNode } from './run-command.mjs';

/** Every folder that has a tsconfig.json, two at a time. */
export async function checkTypes() {
  const queue = listFiles(/(^|\/)tsconfig\.json$/).map(dirname);
  /** @type {string[]} */
  const failures = [];
  const lane = async () => {
    for (let folder = queue.shift(); folder; folder = queue.shift()) {
      await declareNextTypes(folder);
      const tsc = ['node_modules/typescript/lib/tsc.js', '--noEmit', '--pretty', 'false'];
      const { ok, output } = await runNode([...tsc, '-p', folder]);
      if (!ok) failures.push(output);
    }
  };
  await Promise.all([lane(), lane()]);
  return failures;
}

/**
 * Next writes the types of its routes and images itself; a fresh clone lacks them.
 * @param {string} folder
 */
async function declareNextTypes(folder) {
  const absolute = join(root, folder);
  if (!existsSync(join(absolute, 'next.config.ts'))) return;
  if (existsSync(join(absolute, 'next-env.d.ts'))) return;
  await runNode([join(root, 'node_modules/next/dist/bin/next'), 'typegen'], absolute);
}
