import pg, { type Client, type ClientConfig } from 'pg';
import { backoffMs } from '../backoff.ts';
import { describeError } from '../health.ts';
import type { Log } from '../log.ts';
import { withTimeLimit } from '../time-limit.ts';
import type { NotificationHandler, Unsubscribe } from './port.ts';

export interface Listener {
  listen(channel: string, handler: NotificationHandler): Promise<Unsubscribe>;
  close(): Promise<void>;
}

const pingIntervalMs = 15_000;
const pingTimeoutMs = 5_000;

/** One connection for all channels, opened with the first; reconnects until closed. */
export function createListener(connection: ClientConfig, log: Log): Listener {
  const channels = new Map<string, Set<NotificationHandler>>();
  let client: Client | undefined;
  let connecting: Promise<Client> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;

  const ping = setInterval(() => {
    // A silently dead line raises no error by itself.
    if (client) void check(client);
  }, pingIntervalMs);
  ping.unref();

  async function check(current: Client) {
    try {
      await withTimeLimit(current.query('select 1'), pingTimeoutMs, 'no answer');
    } catch (error) {
      lose(current, error);
    }
  }

  async function connect(): Promise<Client> {
    const next = new pg.Client(connection);
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next, new Error('the connection ended')));
    next.on('notification', ({ channel, payload }) => {
      for (const handler of channels.get(channel) ?? []) handler(payload ?? '');
    });
    try {
      await next.connect();
      for (const channel of channels.keys()) await next.query(listenStatement(channel));
      if (isClosed) throw new Error('the listener is closed');
    } catch (error) {
      void next.end().catch(() => {});
      throw error;
    }
    client = next;
    return next;
  }

  function connectOnce(): Promise<Client> {
    connecting ??= connect().finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  function lose(lost: Client, error: unknown) {
    if (client !== lost) return;
    client = undefined;
    void lost.end().catch(() => {});
    if (!isClosed) scheduleRetry(error);
  }

  function scheduleRetry(error: unknown) {
    failures += 1;
    const delayMs = backoffMs(failures, { firstMs: 100, maxMs: 5_000 });
    log.warn({ detail: describeError(error), delayMs }, 'not listening; will reconnect');
    clearTimeout(retry);
    retry = setTimeout(() => void reconnect(), delayMs);
  }

  async function reconnect() {
    if (isClosed || client || channels.size === 0) return;
    try {
      await connectOnce();
      failures = 0;
    } catch (error) {
      if (!isClosed) scheduleRetry(error);
      return;
    }
    for (const handlers of channels.values()) for (const handler of handlers) handler(undefined);
  }

  return {
    async listen(channel, handler) {
      const handlers = channels.get(channel) ?? new Set();
      channels.set(channel, handlers.add(handler));
      const open = client ?? (await connectOnce().catch(scheduleRetry));
      // Repeating LISTEN is harmless; when it fails the connection goes, and its return listens again.
      if (open) await open.query(listenStatement(channel)).catch((error) => lose(open, error));
      return async () => {
        handlers.delete(handler);
        if (handlers.size > 0 || channels.get(channel) !== handlers) return;
        channels.delete(channel);
        await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => {});
      };
    },
    async close() {
      isClosed = true;
      clearInterval(ping);
      clearTimeout(retry);
      channels.clear();
      await connecting?.catch(() => {});
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}

function listenStatement(channel: string): string {
  return `listen ${pg.escapeIdentifier(channel)}`;
}
