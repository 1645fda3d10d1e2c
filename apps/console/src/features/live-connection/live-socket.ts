import type { ClientToServer, ServerToClient, SubscribeReply } from '@pulse/contract';
import { socketToken } from '@pulse/session/client';
import { io, type Socket } from 'socket.io-client';
import type { Interest, LiveHandlers, LiveMessage } from './live-types.ts';

export interface LiveSocket {
  setInterest: (interest: Interest) => void;
  watch: (incidentId: string) => void;
  unwatch: (incidentId: string) => void;
  close: () => void;
}

export interface LiveSocketInput {
  url: string;
  /** Reports before they are public: officers and administrators. */
  staffStream: boolean;
  /** What is new of hospitals: planners of their own, administrators of all. */
  hospitals: boolean;
  interest: Interest;
  handlers: LiveHandlers;
}

const replyTimeoutMs = 10_000;

/** Keeps one socket: subscribes on each connection, catches up from the last position seen. */
export const openLiveSocket = ({
  url,
  staffStream,
  hospitals,
  interest: firstInterest,
  handlers,
}: LiveSocketInput): LiveSocket => {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    auth: (give) => {
      socketToken().then(
        (token) => give(token ? { token } : {}),
        () => give({}),
      );
    },
  });
  let interest = firstInterest;
  let position: number | undefined;
  const watched = new Set<string>();

  const deliver = (message: LiveMessage) => {
    position = Math.max(position ?? 0, message.payload.position);
    handlers.onMessage(message);
  };

  const subscribe = async () => {
    const reply: SubscribeReply = await socket.timeout(replyTimeoutMs).emitWithAck('subscribe', {
      ...interest,
      ...(staffStream ? { staff: true } : {}),
      ...(hospitals ? { hospitals: true } : {}),
      ...(position === undefined ? {} : { since: position }),
    });
    if (!reply.ok) throw new Error(reply.problem.detail);
    if (reply.truncated) handlers.onTruncated();
    for (const message of reply.missed) deliver(message);
    position = Math.max(position ?? 0, reply.position);
  };

  const catchUp = () => {
    handlers.onState('catching-up');
    subscribe().then(
      () => handlers.onState('connected'),
      // A subscription that failed would leave a silent screen: start over.
      () => {
        if (socket.connected) socket.disconnect().connect();
      },
    );
    for (const incidentId of watched) socket.emit('watch', { incidentId }, ignoreReply);
  };

  socket.on('connect', catchUp);
  socket.on('disconnect', (reason) => {
    handlers.onState('reconnecting');
    // The server closes sockets whose token ran out; only then does the client not retry by itself.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000);
  });
  socket.on('connect_error', () => {
    handlers.onState('reconnecting');
    if (!socket.active) setTimeout(() => socket.connect(), 5_000);
  });
  socket.on('incident:new', (payload) => deliver({ message: 'incident:new', payload }));
  socket.on('incident:updated', (payload) => deliver({ message: 'incident:updated', payload }));
  socket.on('incident:removed', (payload) => deliver({ message: 'incident:removed', payload }));
  socket.on('vote:new', (payload) => deliver({ message: 'vote:new', payload }));
  socket.on('hospital:changed', (payload) => deliver({ message: 'hospital:changed', payload }));
  socket.on('presence', handlers.onPresence);

  return {
    setInterest: (next) => {
      interest = next;
      if (socket.connected) subscribe().catch(() => undefined);
    },
    watch: (incidentId) => {
      watched.add(incidentId);
      if (socket.connected) socket.emit('watch', { incidentId }, ignoreReply);
    },
    unwatch: (incidentId) => {
      watched.delete(incidentId);
      if (socket.connected) socket.emit('unwatch', { incidentId }, ignoreReply);
    },
    close: () => socket.close(),
  };
};

const ignoreReply = () => undefined;
