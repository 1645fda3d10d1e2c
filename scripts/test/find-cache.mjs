import { ask } from './ask.mjs';

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./find-services.mjs').Service>}
 */
export async function findCache(env) {
  const service = { name: 'Redis', variable: 'TEST_REDIS_URL' };
  const url = env.TEST_REDIS_URL || 'redis://127.0.0.1:6379';
  try {
    // One that asks for a password first answers too: the address given names it, or the suite fails.
    const answer = (await ask(new URL(url), 6379, 'PING\r\n')).toString();
    const answers = answer.startsWith('+PONG') || Boolean(env.TEST_REDIS_URL);
    if (answers) return { ...service, value: url, reason: 'answers' };
    return { ...service, value: undefined, reason: `Redis at ${url} says: ${answer.trim()}` };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const reason = `no Redis at ${url} (${detail}); set TEST_REDIS_URL`;
    return { ...service, value: undefined, reason };
  }
}
