import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./find-services.mjs').Service}
 */
export function findChromium(env) {
  const service = { name: 'Chromium', variable: 'TEST_CHROMIUM' };
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const named = env.TEST_CHROMIUM || env.PULSE_CHROMIUM;
  const candidates = named ? [named] : [...inPath, ...elsewhere];
  const value = candidates.find(isProgram);
  if (value) return { ...service, value, reason: 'found' };
  const reason = named
    ? `PULSE_CHROMIUM names ${named}, which cannot be run`
    : 'no Chromium in PATH; install it or set PULSE_CHROMIUM';
  return { ...service, value, reason };
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
