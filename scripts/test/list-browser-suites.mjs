import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare/root.mjs';

/**
 * The browser suites that the filters choose; without filters, all.
 * @param {string[]} filters parts of a path
 */
export function listBrowserSuites(filters) {
  const folder = join(root, 'e2e');
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.e2e.ts'))
    .map((path) => `e2e/${path}`)
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)));
}
