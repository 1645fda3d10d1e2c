import type { MissedMessage, ServerPayload, Subscribe } from '@pulse/contract';

/** A change that the city sent, now or while we were away. */
export type LiveMessage = MissedMessage;

export type ConnectionState =
  | 'connecting'
  /** Connected, asking for what was missed. */
  | 'catching-up'
  | 'connected'
  | 'reconnecting';

/** What this page wants to hear of, besides the staff stream. */
export type Interest = Pick<Subscribe, 'city' | 'areas' | 'zones' | 'bbox'>;

export type PresencePayload = ServerPayload<'presence'>;

export interface LiveHandlers {
  onState: (state: ConnectionState) => void;
  onMessage: (message: LiveMessage) => void;
  onPresence: (presence: PresencePayload) => void;
  /** Too much was missed: every list is to be loaded again. */
  onTruncated: () => void;
}
