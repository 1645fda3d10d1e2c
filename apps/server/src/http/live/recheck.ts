import type { Actor } from '../../kernel/actor.ts';
import type { LiveServer, LiveSocket } from './live-socket.ts';

const usualMs = 15_000;

/**
 * Looks again, while sockets stay open, whether their people are still who they were: an expired
 * token, an account switched off, zones or hospitals given or taken away end the connection, and the
 * client signs in anew.
 */
export const startRecheck = (
  io: LiveServer,
  resolveActor: (token: string) => Promise<Actor>,
  everyMs = usualMs,
): { close: () => void } => {
  const timer = setInterval(() => {
    for (const socket of io.of('/').sockets.values()) {
      const { token } = socket.data;
      if (token !== undefined) void recheck(socket, token, resolveActor);
    }
  }, everyMs);
  return { close: () => clearInterval(timer) };
};

const recheck = async (
  socket: LiveSocket,
  token: string,
  resolveActor: (token: string) => Promise<Actor>,
): Promise<void> => {
  const actor = await resolveActor(token).catch(() => undefined);
  if (actor === undefined || rightsOf(actor) !== rightsOf(socket.data.actor)) {
    socket.disconnect(true);
  }
};

export const rightsOf = (actor: Actor): string =>
  actor.kind === 'staff'
    ? [actor.id, actor.role, listed(actor.zoneIds), listed(actor.hospitalIds ?? [])].join(' ')
    : actor.kind;

const listed = (ids: readonly string[]): string => [...ids].sort().join(',');
