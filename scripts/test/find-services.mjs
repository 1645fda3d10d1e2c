import { findBroker } from './find-broker.mjs';
import { findCache } from './find-cache.mjs';
import { findChromium } from './find-chromium.mjs';
import { findDatabase } from './find-database.mjs';

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string} variable what the suites read
 * @property {string | undefined} value undefined when it was not found
 * @property {string} reason how it was found, or why not
 */

/**
 * Looks for everything that some suite needs besides Node.
 * @returns {Promise<{ services: Service[], stop: () => Promise<void> }>}
 */
export async function findServices(env = process.env) {
  const [database, cache, broker] = await Promise.all([
    findDatabase(env),
    findCache(env),
    findBroker(env),
  ]);
  const { stop, ...databaseService } = database;
  return { services: [databaseService, cache, broker, findChromium(env)], stop };
}
