import { join } from 'node:path';
import { root } from '../prepare/root.mjs';

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} title
 * @property {string} file
 * @property {string[]} args
 * @property {string} cwd
 * @property {string[]} nodeFlags
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * The programs that make up a running Pulse.
 * @param {import('../prepare/load-settings.mjs').Settings} settings
 * @returns {Program[]}
 */
export function listPrograms(settings) {
  const ports = Object.entries(settings.ports).map(([name, port]) => [name, String(port)]);
  const env = {
    ...process.env,
    ...Object.fromEntries(ports),
    PULSE_DATA: settings.dataFolder,
    PULSE_CITIES: settings.citiesFolder,
    PULSE_ENV: settings.mode,
  };
  // Next needs NODE_ENV=production to run what it built; the mode of Pulse is PULSE_ENV's.
  const webEnv = { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  // Left alone, V8 lets a heap grow on a large machine long before it collects; a city is to fit a
  // small one. A heap limit makes it collect.
  const web = {
    file: join(root, 'scripts/web.mjs'),
    env: webEnv,
    nodeFlags: ['--max-old-space-size=256', '--max-semi-space-size=8'],
  };
  return [
    {
      name: 'server',
      title: 'server',
      file: join(root, 'apps/server/dist/main.js'),
      args: [],
      cwd: root,
      nodeFlags: ['--enable-source-maps', ...serverHeap(env)],
      env,
    },
    {
      ...web,
      name: 'citizen',
      title: 'citizen app',
      args: ['citizen'],
      cwd: join(root, 'apps/citizen'),
    },
    {
      ...web,
      name: 'console',
      title: 'console',
      args: ['console'],
      cwd: join(root, 'apps/console'),
    },
  ];
}

/**
 * The demo's server is limited like the apps; in production its size is the operator's to choose.
 * @param {NodeJS.ProcessEnv} env
 */
function serverHeap(env) {
  return env.PULSE_ENV === 'production'
    ? []
    : ['--max-old-space-size=768', '--max-semi-space-size=8'];
}
