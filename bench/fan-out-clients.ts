// Many listeners in one process: connects, subscribes, and tells when each heard of an incident.
import type { ClientToServer, ServerToClient } from '@pulse/contract';
import { io, type Socket } from 'socket.io-client';

const [url = '', count = '0', bare = '', token = ''] = process.argv.slice(2);
const atOnce = 100;

const sockets: Socket<ServerToClient, ClientToServer>[] = [];
let heard: bigint[] = [];
let dropped = 0;

const connect = () =>
  new Promise<void>((resolve, reject) => {
    const socket: Socket<ServerToClient, ClientToServer> = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...(token === '' ? {} : { auth: { token } }),
    });
    socket.on('connect_error', reject);
    socket.on('disconnect', () => {
      dropped += 1;
    });
    socket.on('incident:new', () => {
      heard.push(process.hrtime.bigint());
      if (heard.length === sockets.length) tell();
    });
    socket.on('connect', () => {
      sockets.push(socket);
      if (bare !== '') return resolve();
      socket.emit('subscribe', { staff: token !== '' }, (reply) =>
        reply.ok ? resolve() : reject(new Error(reply.problem.detail)),
      );
    });
  });

const tell = () => {
  // Each heard after the one before it in this process, so the last entry is the latest.
  process.send?.({ heard: heard.length, lastNs: String(heard.at(-1)), dropped });
};

process.on('message', () => {
  heard = [];
  process.send?.({ listening: sockets.length });
});

let left = Number(count);
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (left > 0) {
      left -= 1;
      await connect();
    }
  }),
);
process.send?.({ connected: sockets.length });
