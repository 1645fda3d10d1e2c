import { describeError, measureHealth } from '../health.ts';
import { requireSendable, type Sms, SmsError, type TextMessage } from './port.ts';

export interface TwilioSmsOptions {
  accountSid: string;
  authToken: string;
  /** A sender number in E.164 form, or a messaging service id (MG...). */
  from: string;
  baseUrl?: string;
  timeoutMs?: number;
}

/** Twilio's Programmable Messaging API: https://www.twilio.com/docs/messaging/api/message-resource */
export function createTwilioSms(options: TwilioSmsOptions): Sms {
  const { accountSid, authToken, from, timeoutMs = 10_000 } = options;
  const baseUrl = (options.baseUrl ?? 'https://api.twilio.com').replace(/\/+$/, '');
  const accountUrl = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  async function ask(url: string, form?: URLSearchParams): Promise<Answer> {
    try {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        headers: { authorization, accept: 'application/json' },
        body: form ?? null,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, body: asRecord(await response.text()) };
    } catch (error) {
      // A timeout may follow an accepted message: the caller retries, so a text can arrive twice.
      throw new SmsError(`Twilio does not answer: ${describeError(error)}`, true, { cause: error });
    }
  }

  return {
    kind: 'twilio',
    async send(message) {
      const form = formOf(requireSendable(message), from);
      const { status, body } = await ask(`${accountUrl}/Messages.json`, form);
      if (status < 200 || status > 299) throw refusal(status, body);
      if (typeof body.sid !== 'string') throw new SmsError('Twilio answered without an id', true);
      return { providerId: body.sid };
    },
    health: () =>
      measureHealth('twilio', async () => {
        const { status, body } = await ask(`${accountUrl}.json`);
        if (status !== 200) throw refusal(status, body);
        return undefined;
      }),
    async close() {},
  };
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

function formOf(message: TextMessage, from: string): URLSearchParams {
  const sender = from.startsWith('MG') ? 'MessagingServiceSid' : 'From';
  return new URLSearchParams({ To: message.to, [sender]: from, Body: message.body });
}

/** 429 and 5xx pass; so do 401 and 403, which an operator mends without touching the message. */
function refusal(status: number, body: Record<string, unknown>): SmsError {
  const retryable = status >= 500 || [401, 403, 408, 429].includes(status);
  const code = typeof body.code === 'number' ? ` (code ${body.code})` : '';
  // Twilio's own message repeats the phone number, so only the code is passed on.
  return new SmsError(`Twilio refused with status ${status}${code}`, retryable);
}

function asRecord(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
