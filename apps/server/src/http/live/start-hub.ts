import type { Server as HttpServer } from 'node:http';
import { Subscribe, Watch } from '@pulse/contract';
import { Server } from 'socket.io';
import type { Actor } from '../../kernel/actor.ts';
import { type Ctx, type Services, systemCtx } from '../../kernel/ctx.ts';
import type { PlacedEvent } from '../../kernel/events.ts';
import { parseMessage } from '../parse-request.ts';
import { toDomainError } from '../to-domain-error.ts';
import { toProblem } from '../to-problem.ts';
import { catchUp } from './catch-up.ts';
import { hospitalNews, type LoadCityHospitals } from './hospital-news.ts';
import type { LoadLiveIncidents } from './live-incident.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';
import { loadAddressed } from './load-addressed.ts';
import { startPresence } from './presence.ts';
import { startRecheck } from './recheck.ts';
import { citizenRoom, readersRoom, roomsFor } from './rooms.ts';
import { startHospitalNews } from './tell-hospitals.ts';

export interface HubParts {
  readonly services: Services;
  readonly server: HttpServer;
  readonly resolveActor: (token: string) => Promise<Actor>;
  readonly loadLiveIncidents: LoadLiveIncidents;
  readonly loadCityHospitals: LoadCityHospitals;
  /** May this actor know that the incident exists? */
  readonly maySee: (ctx: Ctx, incidentId: string) => Promise<boolean>;
  /** How far the outbox has been told. */
  readonly position: () => number;
}

export interface Hub {
  readonly connections: () => number;
  /** Tells a run of events to the rooms that may hear them. */
  broadcast(events: readonly PlacedEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** The live side of the gateway: sockets in rooms, told what the outbox says. */
export const startHub = (parts: HubParts): Hub => {
  const { services } = parts;
  const io: LiveServer = new Server(parts.server, {
    cors: { origin: [...services.config.corsOrigins] },
    transports: ['websocket', 'polling'],
    serveClient: false,
    // Messages are small and a city has thousands of listeners: compressing each costs more than it saves.
    perMessageDeflate: false,
    maxHttpBufferSize: 100_000,
  });
  io.use((socket, next) => {
    identify(parts, socket).then(
      () => next(),
      (error) => next(refusal(error)),
    );
  });
  io.on('connection', (socket) => {
    listen(parts, socket);
    const { actor } = socket.data;
    // What concerns a citizen reaches every page, also one that shows no part of the city.
    if (actor.kind === 'citizen') void socket.join(citizenRoom(actor.id));
  });
  const presence = startPresence(io);
  const hospitals = startHospitalNews(io);
  const recheck = startRecheck(io, parts.resolveActor);
  return {
    connections: () => io.of('/').sockets.size,
    broadcast: async (events) => {
      const ctx = systemCtx(services);
      hospitals.add(await hospitalNews(events, parts.loadCityHospitals));
      for (const { rooms, message } of await loadAddressed(ctx, parts.loadLiveIncidents, events)) {
        const target = io.to([...rooms]);
        if (message.message === 'incident:new') target.emit(message.message, message.payload);
        if (message.message === 'incident:updated') target.emit(message.message, message.payload);
        if (message.message === 'incident:removed') target.emit(message.message, message.payload);
        if (message.message === 'vote:new') target.emit(message.message, message.payload);
      }
    },
    close: async () => {
      presence.close();
      hospitals.close();
      recheck.close();
      await io.close();
    },
  };
};

const identify = async (parts: HubParts, socket: LiveSocket): Promise<void> => {
  const token: unknown = socket.handshake.auth.token;
  socket.data.token = typeof token === 'string' && token !== '' ? token : undefined;
  socket.data.actor =
    socket.data.token === undefined
      ? { kind: 'anonymous' }
      : await parts.resolveActor(socket.data.token);
};

/** Socket.io hands `data` of a refused connection to the client's `connect_error`. */
const refusal = (error: unknown): Error =>
  Object.assign(new Error('refused'), { data: toProblem(toDomainError(error), '') });

const listen = (parts: HubParts, socket: LiveSocket): void => {
  // Who says nothing hears what most want: their city, or their zones' queue. `subscribe` replaces it.
  const wish = { staff: true };
  void socket.join(roomsFor(socket.data.actor, wish, parts.services.config.defaultCityId));
  socket.on('subscribe', async (payload, reply) => {
    if (typeof reply !== 'function') return;
    try {
      reply(await subscribe(parts, socket, payload));
    } catch (error) {
      reply({ ok: false, problem: toProblem(toDomainError(error), socket.id) });
    }
  });
  socket.on('watch', async (payload, reply) => {
    const watch = Watch.safeParse(payload);
    const ok = watch.success && (await maySee(parts, socket, watch.data.incidentId));
    if (ok) await socket.join(watchRooms(socket, watch.data.incidentId));
    if (typeof reply === 'function') reply({ ok });
  });
  socket.on('unwatch', async (payload, reply) => {
    const watch = Watch.safeParse(payload);
    for (const room of watch.success ? watchRooms(socket, watch.data.incidentId) : []) {
      await socket.leave(room);
    }
    if (typeof reply === 'function') reply({ ok: watch.success });
  });
};

const subscribe = async (parts: HubParts, socket: LiveSocket, payload: unknown) => {
  const wish = parseMessage(Subscribe, payload ?? {});
  const rooms = roomsFor(socket.data.actor, wish, parts.services.config.defaultCityId);
  for (const room of socket.rooms) {
    const isWatched = room.startsWith('incident:') || room.startsWith('readers:');
    if (room !== socket.id && !isWatched && !rooms.includes(room)) {
      await socket.leave(room);
    }
  }
  // Enter first, then look back: what comes in between is told twice, never lost.
  await socket.join(rooms);
  const position = parts.position();
  if (wish.since === undefined) {
    return { ok: true as const, rooms, position, missed: [], truncated: false };
  }
  const ctx = systemCtx(parts.services);
  const { missed, truncated } = await catchUp(
    ctx,
    { incidents: parts.loadLiveIncidents, cityHospitals: parts.loadCityHospitals },
    rooms,
    wish.since,
  );
  return { ok: true as const, rooms, position, missed, truncated };
};

/** One counts who looks, the other tells them what happens; staff hear that in rooms of their own. */
const watchRooms = ({ data }: LiveSocket, incidentId: string): string[] => [
  `incident:${incidentId}`,
  ...(data.actor.kind === 'staff' ? [] : [readersRoom(incidentId)]),
];

const maySee = async (parts: HubParts, socket: LiveSocket, incidentId: string) => {
  const ctx: Ctx = { ...systemCtx(parts.services), actor: socket.data.actor };
  return parts.maySee(ctx, incidentId).catch(() => false);
};
