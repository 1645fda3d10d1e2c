import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from './problem.mjs';
import { root } from './root.mjs';

/**
 * @typedef {'CITIZEN_PORT' | 'CONSOLE_PORT' | 'GATEWAY_PORT' | 'ENGINE_PORT'} PortName
 * @typedef {object} Settings
 * @property {string} dataFolder absolute
 * @property {string} logFolder absolute
 * @property {string} citiesFolder absolute
 * @property {Record<PortName, number>} ports
 * @property {'demo' | 'production' | 'test'} mode
 */

/** @type {Record<PortName, number>} */
const defaultPorts = {
  CITIZEN_PORT: 3000,
  CONSOLE_PORT: 3001,
  GATEWAY_PORT: 3002,
  ENGINE_PORT: 8000,
};

/** Reads `.env` (the environment wins over it) and what the supervisor itself needs to know. */
export function loadSettings() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return readSettings(process.env);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const ports = { ...defaultPorts };
  /** @type {Map<number, string>} */
  const names = new Map();
  for (const name of /** @type {PortName[]} */ (Object.keys(defaultPorts))) {
    const port = readPort(name, env[name], defaultPorts[name]);
    const other = names.get(port);
    if (other) throw new Problem(`${other} and ${name} are both ${port}: give each its own port.`);
    names.set(port, name);
    ports[name] = port;
  }
  const dataFolder = resolve(root, env.PULSE_DATA || '.pulse');
  return {
    dataFolder,
    logFolder: join(dataFolder, 'logs'),
    citiesFolder: resolve(root, env.PULSE_CITIES || 'cities'),
    ports,
    mode: readMode(env),
  };
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {number} fallback
 */
function readPort(name, text, fallback) {
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Problem(`${name} must be a port number from 1 to 65535; it is "${text}".`);
}

/** @param {NodeJS.ProcessEnv} env */
function readMode(env) {
  const mode = env.PULSE_ENV || (env.NODE_ENV === 'production' ? 'production' : 'demo');
  if (mode === 'demo' || mode === 'production' || mode === 'test') return mode;
  throw new Problem(`PULSE_ENV must be demo, production or test; it is "${mode}".`);
}
