import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ignoredFolders = new Set(['node_modules', '.next', 'dist', 'coverage', 'test-results']);
const ignoredFiles = /\.(test|e2e)\.\w+$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/;

/**
 * One hash over the contents of files and folders. Times are left out: a checkout changes them all.
 * @param {string} root
 * @param {string[]} paths relative to root; a missing one counts as empty
 * @param {string[]} [more] other things the result depends on
 */
export function fingerprint(root, paths, more = []) {
  const hash = createHash('sha256');
  for (const text of more) hash.update(`${text}\0`);
  for (const file of paths.flatMap((path) => listFiles(root, path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${path}/${entry.name}`;
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : listFiles(root, inside);
    return entry.isFile() && !ignoredFiles.test(entry.name) ? [inside] : [];
  });
}
