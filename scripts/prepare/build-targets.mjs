import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { root } from './root.mjs';

/**
 * @typedef {'server' | 'citizen' | 'console'} TargetName
 * @typedef {object} Target
 * @property {TargetName} name
 * @property {string} title
 * @property {string} folder relative to the root
 * @property {string} output folder that holds the result and, once it is complete, its stamp
 * @property {string[]} command
 */

const buildWithNext = [process.execPath, join(root, 'node_modules/next/dist/bin/next'), 'build'];

/** @type {Target[]} */
export const targets = [
  {
    name: 'server',
    title: 'Building the server',
    folder: 'apps/server',
    output: 'apps/server/dist',
    command: [process.execPath, join(root, 'scripts/prepare/bundle-server.mjs')],
  },
  {
    name: 'citizen',
    title: 'Building the citizen app',
    folder: 'apps/citizen',
    output: 'apps/citizen/.next',
    command: buildWithNext,
  },
  {
    name: 'console',
    title: 'Building the console',
    folder: 'apps/console',
    output: 'apps/console/.next',
    command: buildWithNext,
  },
];

/** @param {Target} target */
export function stampPath(target) {
  return join(root, target.output, '.pulse-stamp');
}

/**
 * What the target's output depends on: its own files, our packages it imports, the lockfile, the
 * way it is built, and the variables that Next writes into the browser's code.
 * @param {Target} target
 */
export function sourcesHash(target) {
  const folders = [target.folder, ...ownPackages(target.folder)];
  const inlined = Object.entries(process.env)
    .filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const shared = ['package-lock.json', 'tsconfig.base.json', 'scripts/prepare/bundle-server.mjs'];
  return fingerprint(root, [...folders, ...shared], target.name === 'server' ? [] : inlined);
}

/** @param {Target} target */
export function isBuilt(target) {
  const path = stampPath(target);
  return existsSync(path) && readFileSync(path, 'utf8') === sourcesHash(target);
}

/**
 * Our packages that a workspace imports, and those that they import in turn.
 * @param {string} folder
 * @param {Set<string>} [seen]
 */
function ownPackages(folder, seen = new Set()) {
  const { dependencies = {} } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  for (const name of Object.keys(dependencies)) {
    const path = name.startsWith('@pulse/') ? `packages/${name.slice('@pulse/'.length)}` : '';
    if (!path || seen.has(path)) continue;
    seen.add(path);
    ownPackages(path, seen);
  }
  return [...seen];
}
