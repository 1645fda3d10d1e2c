import type {
  ClientToServer,
  MissedMessage,
  ServerMessage,
  ServerPayload,
  ServerToClient,
  Subscribe,
  SubscribeReply,
} from '@pulse/contract';
import { socketToken } from '@pulse/session/client';
import type { Socket } from 'socket.io-client';

export type LiveState = 'connecting' | 'live' | 'lost';
export type LiveScope = Omit<Subscribe, 'since' | 'staff'>;
export type LiveMessage = {
  [M in ServerMessage]: { message: M; payload: ServerPayload<M> };
}[ServerMessage];

export interface LiveListener {
  onMessage?: (message: LiveMessage) => void;
  /** Messages may have been missed: load again what is shown. */
  onGap?: () => void;
  onState?: (state: LiveState) => void;
}

/** One socket for the whole app: rooms follow what is on the screen, and reconnects catch up. */
export class LiveConnection {
  #socket: Socket<ServerToClient, ClientToServer> | undefined;
  #scope: LiveScope | undefined;
  #position: number | undefined;
  #watched = new Map<string, number>();
  #listeners = new Set<LiveListener>();
  #state: LiveState = 'connecting';
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens the socket; does nothing when it is open. The library loads after the page is usable. */
  async open(): Promise<void> {
    if (this.#socket) return;
    const { io } = await import('socket.io-client');
    if (this.#socket) return;
    const socket: Socket<ServerToClient, ClientToServer> = io(this.#url, {
      transports: ['websocket', 'polling'],
      auth: (give) => {
        socketToken().then(
          (token) => give(token ? { token } : {}),
          () => give({}),
        );
      },
    });
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#setState('lost'));
    socket.on('connect_error', () => this.#setState('lost'));
    socket.on('incident:new', (payload) => this.#take({ message: 'incident:new', payload }));
    socket.on('incident:updated', (payload) =>
      this.#take({ message: 'incident:updated', payload }),
    );
    socket.on('incident:removed', (payload) =>
      this.#take({ message: 'incident:removed', payload }),
    );
    socket.on('vote:new', (payload) => this.#take({ message: 'vote:new', payload }));
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
  }

  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    listener.onState?.(this.#state);
    return () => this.#listeners.delete(listener);
  }

  /** Says what the screen shows; replaces what was said before. */
  setScope(scope: LiveScope): void {
    this.#scope = scope;
    if (this.#socket?.connected) this.#subscribe(false);
  }

  /** Follows one incident until the returned function is called. */
  watch(incidentId: string): () => void {
    const count = this.#watched.get(incidentId) ?? 0;
    this.#watched.set(incidentId, count + 1);
    if (count === 0) this.#emitWatch(incidentId);
    return () => {
      const left = (this.#watched.get(incidentId) ?? 1) - 1;
      if (left > 0) this.#watched.set(incidentId, left);
      else {
        this.#watched.delete(incidentId);
        this.#socket?.emit('unwatch', { incidentId }, () => undefined);
      }
    };
  }

  #connected(): void {
    const reconnected = this.#state === 'lost';
    this.#setState('live');
    for (const incidentId of this.#watched.keys()) this.#emitWatch(incidentId);
    if (this.#scope) this.#subscribe(true);
    // Rooms of single incidents do not keep what was missed.
    if (reconnected && this.#watched.size > 0) this.#gap();
  }

  #subscribe(catchUp: boolean): void {
    const firstTime = this.#position === undefined;
    const since = catchUp ? this.#position : undefined;
    this.#socket?.emit('subscribe', { ...this.#scope, since }, (reply) =>
      this.#subscribed(reply, firstTime),
    );
  }

  #subscribed(reply: SubscribeReply, firstTime: boolean): void {
    if (!reply.ok) return;
    for (const missed of reply.missed) this.#take(missed);
    this.#position = Math.max(this.#position ?? 0, reply.position);
    // Between the server's list and the first subscription the city went on.
    if (reply.truncated || firstTime) this.#gap();
  }

  #emitWatch(incidentId: string): void {
    if (this.#socket?.connected) this.#socket.emit('watch', { incidentId }, () => undefined);
  }

  #take(message: LiveMessage | MissedMessage): void {
    if ('position' in message.payload) {
      this.#position = Math.max(this.#position ?? 0, message.payload.position);
    }
    for (const listener of this.#listeners) listener.onMessage?.(message);
  }

  #gap(): void {
    for (const listener of this.#listeners) listener.onGap?.();
  }

  #setState(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.onState?.(state);
  }
}
