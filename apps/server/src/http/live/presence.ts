import type { ServerPayload } from '@pulse/contract';
import type { LiveServer } from './live-socket.ts';

const pauseMs = 1_000;

/** Rooms whose company is worth knowing; a whole city's would only tell how busy the evening is. */
const hasPresence = (room: string): boolean => /^(area|zone|incident):/.test(room);

/**
 * Tells the members of a room how many they are, at most once a second and only after it changed.
 * In an incident's room, staff also learn which colleagues look at it.
 */
export const startPresence = (io: LiveServer) => {
  const changed = new Set<string>();
  const note = (room: string) => {
    if (hasPresence(room)) changed.add(room);
  };
  const { adapter } = io.of('/');
  adapter.on('join-room', note);
  adapter.on('leave-room', note);
  const timer = setInterval(() => {
    for (const room of changed) tell(io, room);
    changed.clear();
  }, pauseMs);
  return { close: () => clearInterval(timer) };
};

const tell = (io: LiveServer, room: string): void => {
  const members = io.of('/').adapter.rooms.get(room);
  if (members === undefined) return;
  const presence: ServerPayload<'presence'> = { room, viewers: members.size };
  if (!room.startsWith('incident:')) {
    io.to(room).volatile.emit('presence', presence);
    return;
  }
  const sockets = [...members].flatMap((id) => io.of('/').sockets.get(id) ?? []);
  const staff = new Map(
    sockets.flatMap(({ data: { actor } }) =>
      actor.kind === 'staff' ? [[actor.id, { id: actor.id, name: actor.name }] as const] : [],
    ),
  );
  for (const socket of sockets) {
    const isStaff = socket.data.actor.kind === 'staff';
    socket.volatile.emit(
      'presence',
      isStaff ? { ...presence, staff: [...staff.values()] } : presence,
    );
  }
};
