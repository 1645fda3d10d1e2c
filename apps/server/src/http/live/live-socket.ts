import type { ClientToServer, ServerToClient } from '@pulse/contract';
import type { Server, Socket } from 'socket.io';
import type { Actor } from '../../kernel/actor.ts';

export interface LiveSocketData {
  actor: Actor;
  token: string | undefined;
}

export type LiveServer = Server<
  ClientToServer,
  ServerToClient,
  Record<string, never>,
  LiveSocketData
>;
export type LiveSocket = Socket<
  ClientToServer,
  ServerToClient,
  Record<string, never>,
  LiveSocketData
>;
