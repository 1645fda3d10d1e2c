import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../prepare/root.mjs';
import { listFiles } from './list-files.mjs';

/** The Next apps and their session have no configuration of their own: they run in many places. */
const scanned = /^(apps\/server|packages\/(contract|ml|ui))\/.*\.(ts|tsx|mts|mjs|js)$/;
const allowed = /^apps\/server\/src\/(config\/|(cli\/)?main\.ts$)|\/testing\/|\.test\.tsx?$/;

/** `process.env` is read by the configuration, which the entry points hand it to. */
export function checkEnvironment() {
  return listFiles(scanned)
    .filter((path) => !allowed.test(path))
    .flatMap((path) => findReads(path, readFileSync(join(root, path), 'utf8')));
}

/**
 * @param {string} path
 * @param {string} text
 */
export function findReads(path, text) {
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/^\s*(\/\/|\*|\/\*).*/, '');
    return /\bprocess\.env\b/.test(code)
      ? [`${path}:${index + 1} reads process.env: take it from the configuration`]
      : [];
  });
}
