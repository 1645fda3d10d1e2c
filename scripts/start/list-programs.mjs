import { join } from 'node:path';
import { root } from '../prepare/root.mjs';

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} title
 * @property {string} file
 * @property {string[]} args
 * @property {string} cwd
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
  const web = { file: join(root, 'scripts/web.mjs'), env: webEnv };
  return [
    {
      name: 'server',
      title: 'server',
      file: join(root, 'apps/server/dist/main.js'),
      args: [],
      cwd: root,
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
