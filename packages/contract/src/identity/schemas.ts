import { z } from 'zod';
import { Id, NamedRef, Timestamp, Uuid } from '../primitives.ts';
import { Role, StaffRole } from '../roles.ts';

export const Language = z.enum(['en', 'kn', 'hi']).meta({ id: 'Language' });
export type Language = z.output<typeof Language>;

export const Me = z
  .object({
    id: Uuid,
    role: Role,
    name: z.string().nullable(),
    /** Citizens only, all but the last four digits hidden. */
    phoneMasked: z.string().nullable(),
    /** Staff only. */
    email: z.string().nullable(),
    language: Language,
    /** Officers: the zones they work in. Empty for others. */
    zones: z.array(NamedRef),
    totpEnabled: z.boolean(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof Me>;

export const TokenPair = z
  .object({
    tokenType: z.literal('Bearer'),
    accessToken: z.string(),
    /** Seconds until the access token expires. */
    expiresIn: z.number().int(),
    refreshToken: z.string(),
    user: Me,
  })
  .meta({ id: 'TokenPair' });
export type TokenPair = z.output<typeof TokenPair>;

export const StaffMember = z
  .object({
    id: Uuid,
    email: z.string(),
    name: z.string(),
    role: StaffRole,
    zoneIds: z.array(Id),
    /** Planners: the hospitals they plan for. Empty for others. */
    hospitalIds: z.array(Id),
    active: z.boolean(),
    totpEnabled: z.boolean(),
    lastSeenAt: Timestamp.nullable(),
    createdAt: Timestamp,
    version: z.number().int(),
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.output<typeof StaffMember>;

/** A message as the demo's outbox viewer shows it. */
export const OutboxMessage = z
  .object({
    id: Uuid,
    channel: z.enum(['sms']),
    to: z.string(),
    body: z.string(),
    /** The one-time code in the message, if it carries one. */
    code: z.string().nullable(),
    status: z.enum(['queued', 'sent', 'failed']),
    createdAt: Timestamp,
  })
  .meta({ id: 'OutboxMessage' });
export type OutboxMessage = z.output<typeof OutboxMessage>;
