import type { Health } from '../health.ts';

export interface TextMessage {
  /** Our own id of the message: names it in logs, never in the text. */
  id: string;
  /** E.164, for example +919876543210. */
  to: string;
  body: string;
}

export interface Sms {
  kind: string;
  /** Resolves once the provider has taken the message; rejects with `SmsError`. */
  send(message: TextMessage): Promise<{ providerId: string }>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

/** `retryable: false` means that the same message would be refused again. */
export class SmsError extends Error {
  override name = 'SmsError';
  constructor(
    message: string,
    readonly retryable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const e164 = /^\+[1-9]\d{6,14}$/;
const longestBodyChars = 1600;

/** What no provider takes is refused before it is asked. */
export function requireSendable(message: TextMessage): TextMessage {
  if (!e164.test(message.to)) throw new SmsError('the number is not in E.164 form', false);
  if (message.body.trim() === '') throw new SmsError('the message is empty', false);
  if (message.body.length > longestBodyChars) {
    throw new SmsError(`the message is longer than ${longestBodyChars} characters`, false);
  }
  return message;
}
