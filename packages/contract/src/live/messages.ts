import { z } from 'zod';
import { Problem } from '../errors.ts';
import { Incident, VoteTally } from '../incidents/schemas.ts';
import { Id, Latitude, Longitude, Uuid } from '../primitives.ts';

/** Where in the stream of changes a message stands; a client that reconnects says the last it saw. */
export const Position = z.number().int().min(0);

export const IncidentNew = z.object({ position: Position, incident: Incident });
export const IncidentUpdated = z.object({ position: Position, incident: Incident });
/** It is no longer something that this room may see. */
export const IncidentRemoved = z.object({ position: Position, id: Uuid });
export const VoteNew = z.object({
  position: Position,
  incidentId: Uuid,
  votes: VoteTally,
  verified: z.boolean(),
});
export const Presence = z.object({
  /** `area:ID`, `zone:ID`, `city:ID` or `incident:ID` */
  room: z.string(),
  viewers: z.number().int(),
  /** Names of colleagues, to staff in an incident's room only. */
  staff: z.array(z.object({ id: Uuid, name: z.string() })).optional(),
});

/** Something is new of these hospitals: load it again. No figure travels here, each read is audited. */
export const HospitalChanged = z.object({
  position: Position,
  what: z.enum(['observation', 'surge', 'plan', 'recommendation']),
  /** Those of the listener. */
  hospitalIds: z.array(Id),
});

/** What the server sends. */
export const serverMessages = {
  'incident:new': IncidentNew,
  'incident:updated': IncidentUpdated,
  'incident:removed': IncidentRemoved,
  'vote:new': VoteNew,
  'hospital:changed': HospitalChanged,
  presence: Presence,
} as const;

export type ServerMessage = keyof typeof serverMessages;
export type ServerPayload<M extends ServerMessage> = z.output<(typeof serverMessages)[M]>;

export const Subscribe = z.object({
  city: Id.optional(),
  areas: z.array(Id).max(50).optional(),
  zones: z.array(Id).max(20).optional(),
  /** west, south, east, north in degrees */
  bbox: z.tuple([Longitude, Latitude, Longitude, Latitude]).optional(),
  /** The staff stream of my zones (officer) or of all (admin): reports before they are public. */
  staff: z.boolean().optional(),
  /** Also what is new of my hospitals (planner), or of all (admin). */
  hospitals: z.boolean().optional(),
  /** Catch up on what came after this position. */
  since: Position.optional(),
});
export type Subscribe = z.output<typeof Subscribe>;

export const MissedMessage = z.discriminatedUnion('message', [
  z.object({ message: z.literal('incident:new'), payload: IncidentNew }),
  z.object({ message: z.literal('incident:updated'), payload: IncidentUpdated }),
  z.object({ message: z.literal('incident:removed'), payload: IncidentRemoved }),
  z.object({ message: z.literal('vote:new'), payload: VoteNew }),
  z.object({ message: z.literal('hospital:changed'), payload: HospitalChanged }),
]);
export type MissedMessage = z.output<typeof MissedMessage>;

export const SubscribeReply = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    rooms: z.array(z.string()),
    position: Position,
    missed: z.array(MissedMessage),
    /** Too much was missed to send: load the lists again. */
    truncated: z.boolean(),
  }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type SubscribeReply = z.output<typeof SubscribeReply>;

export const Watch = z.object({ incidentId: Uuid });

/**
 * What a client sends; each is answered by an acknowledgement. Without `subscribe` a client hears the
 * default city, or as an officer or administrator the staff stream; `subscribe` replaces that.
 */
export const clientMessages = {
  subscribe: { payload: Subscribe, reply: SubscribeReply },
  watch: { payload: Watch, reply: z.object({ ok: z.boolean() }) },
  unwatch: { payload: Watch, reply: z.object({ ok: z.boolean() }) },
} as const;

export type ServerToClient = {
  [M in ServerMessage]: (payload: ServerPayload<M>) => void;
};
export interface ClientToServer {
  subscribe: (payload: z.input<typeof Subscribe>, reply: (answer: SubscribeReply) => void) => void;
  watch: (payload: z.input<typeof Watch>, reply: (answer: { ok: boolean }) => void) => void;
  unwatch: (payload: z.input<typeof Watch>, reply: (answer: { ok: boolean }) => void) => void;
}
