import { createClient, routes } from '@pulse/contract';
import { inject, vi } from 'vitest';
import { patienceMs } from './open-browser.ts';

/** The code that was sent to a phone, from the demo's outbox. */
export const readCode = (phone: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const call = createClient({ baseUrl: inject('city').gatewayUrl });
      const { items } = await call(routes.listOutbox, { query: { to: phone } });
      const code = items[0]?.code;
      if (!code) throw new Error(`no code for ${phone} yet`);
      return code;
    },
    { timeout: patienceMs, interval: 200 },
  );
