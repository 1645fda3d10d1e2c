import type { Consumer } from '../../kernel/consumer.ts';
import { sendMessage } from './send-message.ts';

export const identityConsumers: readonly Consumer[] = [
  { topic: 'message.queued', name: 'send-message', handle: sendMessage },
];
