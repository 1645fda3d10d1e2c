import { measureHealth } from '../health.ts';
import { requireSendable, type Sms } from './port.ts';

/** Sends nothing: the message table already holds the text, and the outbox viewer shows it. */
export function createOutboxSms(): Sms {
  return {
    kind: 'outbox',
    async send(message) {
      return { providerId: `outbox-${requireSendable(message).id}` };
    },
    health: () => measureHealth('outbox', async () => undefined),
    async close() {},
  };
}
