import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StaffActor } from '../../kernel/actor.ts';
import type { LiveServer } from './live-socket.ts';
import { startRecheck } from './recheck.ts';

const planner = (hospitalIds: readonly string[]): StaffActor => ({
  kind: 'staff',
  id: 's',
  name: 's',
  role: 'planner',
  zoneIds: [],
  hospitalIds,
});

describe('the second look at who listens', () => {
  let server: HttpServer;
  let live: LiveServer;
  let client: Socket;
  beforeEach(async () => {
    server = createServer();
    live = new Server(server);
    live.use((socket, next) => {
      socket.data = { token: 't', actor: planner(['h1']) };
      next();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
    await new Promise<void>((resolve) => client.on('connect', resolve));
  });
  afterEach(async () => {
    client.disconnect();
    await live.close();
  });

  it('ends the connection of a planner whose hospitals changed, who then signs in anew', async () => {
    const recheck = startRecheck(live, async () => planner(['h2']), 10);
    await vi.waitFor(() => expect(client.connected).toBe(false));
    recheck.close();
  });

  it('leaves a planner alone whose hospitals are the same', async () => {
    const looked = vi.fn(async () => planner(['h1']));
    const recheck = startRecheck(live, looked, 10);
    await vi.waitFor(() => expect(looked.mock.calls.length).toBeGreaterThan(3));
    expect(client.connected).toBe(true);
    recheck.close();
  });
});
