import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy in front of a real service, so that a test can cut the line and restore it. */
export interface SeverableProxy {
  port: number;
  /** Refuse new connections and break the open ones. */
  cut(): Promise<void>;
  /** Keep connections open but pass nothing on: a network that swallows packets. */
  stall(): void;
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function openSeverableProxy(
  target: { host: string; port: number } | { path: string },
): Promise<SeverableProxy> {
  const pairs = new Set<Socket>();
  let stalled = false;
  let server = await listenOn(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const { port } = address;

  async function listenOn(wantedPort: number): Promise<Server> {
    const listener = createServer((near) => {
      const far = createConnection(target);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        pairs.add(from);
        from.on('data', (chunk) => {
          if (!stalled) to.write(chunk);
        });
        from.on('error', () => to.destroy());
        from.on('close', () => {
          pairs.delete(from);
          to.destroy();
        });
      }
    });
    listener.listen(wantedPort, '127.0.0.1');
    await once(listener, 'listening');
    return listener;
  }

  async function cut() {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of pairs) socket.destroy();
    await closed;
  }

  return {
    port,
    cut,
    stall() {
      stalled = true;
    },
    async restore() {
      // What was swallowed is gone, so a stalled connection cannot simply go on.
      if (stalled) for (const socket of pairs) socket.destroy();
      stalled = false;
      if (!server.listening) server = await listenOn(port);
    },
    close: cut,
  };
}
