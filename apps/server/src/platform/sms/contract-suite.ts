import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sms, SmsError } from './port.ts';

/** What every SMS sender promises; each implementation's test runs it. */
export function describeSms(open: () => Sms): void {
  describe('sms', () => {
    let sms: Sms;
    beforeAll(() => {
      sms = open();
    });
    afterAll(() => sms.close());

    it('takes a message and names it', async () => {
      const body = 'Your code is 123456 · ನಿಮ್ಮ ಕೋಡ್ & 50% +1';
      const sent = await sms.send({ id: 'm1', to: '+919876543210', body });
      expect(sent.providerId).not.toBe('');
    });

    it.each([
      ['a number without country code', { id: 'm2', to: '9876543210', body: 'hello' }],
      ['an empty message', { id: 'm3', to: '+919876543210', body: ' ' }],
      ['a message that is too long', { id: 'm4', to: '+919876543210', body: 'x'.repeat(1601) }],
    ])('refuses %s for good', async (_case, message) => {
      const refused = sms.send(message);
      await expect(refused).rejects.toThrow(SmsError);
      await expect(refused).rejects.toMatchObject({ retryable: false });
    });

    it('is healthy', async () => {
      expect(await sms.health()).toMatchObject({ ok: true, kind: sms.kind });
    });
  });
}
