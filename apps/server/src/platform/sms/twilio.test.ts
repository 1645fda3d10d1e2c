import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { describeSms } from './contract-suite.ts';
import { createTwilioSms } from './twilio.ts';

const account = { accountSid: 'AC123', authToken: 'secret', from: '+15005550006' };
const message = { id: 'm1', to: '+919876543210', body: 'A tree fell & blocks the road + kerb' };

interface Request {
  method: string;
  url: string;
  authorization: string;
  form: URLSearchParams;
}
const requests: Request[] = [];
/** What the fake answers next; undefined is a request that is never answered. */
let answer: { status: number; body: string } | undefined = accepted();

const fake = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const { method = '', url = '', headers } = request;
  const form = new URLSearchParams(text);
  requests.push({ method, url, authorization: headers.authorization ?? '', form });
  if (!answer) return;
  const isRead = method === 'GET' && answer.status === 201;
  response.writeHead(isRead ? 200 : answer.status).end(answer.body);
});
fake.listen(0, '127.0.0.1');
await once(fake, 'listening');
const { port } = fake.address() as AddressInfo;
const baseUrl = `http://127.0.0.1:${port}`;
const sms = createTwilioSms({ ...account, baseUrl });

afterAll(() => {
  fake.closeAllConnections();
  fake.close();
});

describe('twilio', () => {
  describeSms(() => createTwilioSms({ ...account, baseUrl }));

  it('posts the form that the API asks for', async () => {
    answer = accepted();
    expect(await sms.send(message)).toEqual({ providerId: 'SM42' });
    const request = requests.at(-1);
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('/2010-04-01/Accounts/AC123/Messages.json');
    expect(request?.authorization).toBe(`Basic ${btoa('AC123:secret')}`);
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      To: message.to,
      From: account.from,
      Body: message.body,
    });
  });

  it('sends through a messaging service', async () => {
    answer = accepted();
    await createTwilioSms({ ...account, from: 'MG9', baseUrl }).send(message);
    expect(requests.at(-1)?.form.get('MessagingServiceSid')).toBe('MG9');
    expect(requests.at(-1)?.form.has('From')).toBe(false);
  });

  it.each([
    [400, false],
    [404, false],
    [401, true],
    [429, true],
    [500, true],
    [503, true],
  ])('after status %i a retry is sensible: %s', async (status, retryable) => {
    answer = { status, body: JSON.stringify({ code: 21211, message: `bad ${message.to}` }) };
    const refused = sms.send(message);
    await expect(refused).rejects.toMatchObject({ retryable });
    await expect(refused).rejects.not.toThrow(message.to);
    expect(await sms.health()).toMatchObject({ ok: false, kind: 'twilio' });
  });

  it('takes an answer that is not JSON for a passing fault', async () => {
    answer = { status: 200, body: '<html>' };
    await expect(sms.send(message)).rejects.toMatchObject({ retryable: true });
  });

  it('gives up on a provider that never answers', async () => {
    answer = undefined;
    const hurried = createTwilioSms({ ...account, baseUrl, timeoutMs: 50 });
    await expect(hurried.send(message)).rejects.toMatchObject({ retryable: true });
    expect(await hurried.health()).toMatchObject({ ok: false });
  });

  it('recovers when the provider does', async () => {
    answer = accepted();
    expect(await sms.health()).toMatchObject({ ok: true });
    expect(await sms.send(message)).toEqual({ providerId: 'SM42' });
  });
});

function accepted() {
  return { status: 201, body: JSON.stringify({ sid: 'SM42', status: 'queued' }) };
}
