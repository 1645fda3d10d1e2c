import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const keptLogs = 3;

/**
 * Opens `<folder>/<name>.log` afresh; the logs of earlier runs become `<name>.1.log` and so on.
 * @param {string} folder
 * @param {string} name
 */
export function rotateLog(folder, name) {
  mkdirSync(folder, { recursive: true });
  for (let age = keptLogs - 1; age >= 0; age -= 1) {
    const from = join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
    try {
      renameSync(from, join(folder, `${name}.${age + 1}.log`));
    } catch {
      // There was no log of that age.
    }
  }
  return createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
}
