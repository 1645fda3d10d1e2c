import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare/root.mjs';

/**
 * Files of the repository, those not committed yet included.
 * @param {RegExp} pattern on the path relative to the root
 */
export function listFiles(pattern) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((path) => pattern.test(path) && existsSync(join(root, path)));
}
