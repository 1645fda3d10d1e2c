import { ask } from './ask.mjs';

/** AMQP 0-9-1's protocol header; a broker answers with a method frame, which starts with 1. */
const greeting = Buffer.from('AMQP\0\0\x09\x01', 'latin1');

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./find-services.mjs').Service>}
 */
export async function findBroker(env) {
  const service = { name: 'RabbitMQ', variable: 'TEST_AMQP_URL' };
  const url = env.TEST_AMQP_URL || 'amqp://guest:guest@127.0.0.1:5672';
  try {
    const answer = await ask(new URL(url), 5672, greeting);
    if (answer[0] === 1) return { ...service, value: url, reason: 'answers' };
    return { ...service, value: undefined, reason: `no RabbitMQ speaks AMQP 0-9-1 at ${url}` };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const reason = `no RabbitMQ at ${url} (${detail}); set TEST_AMQP_URL`;
    return { ...service, value: undefined, reason };
  }
}
