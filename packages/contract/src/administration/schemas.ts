import { z } from 'zod';
import { Timestamp, Uuid } from '../primitives.ts';
import { Role } from '../roles.ts';

export const AuditEntry = z
  .object({
    id: z.number().int(),
    at: Timestamp,
    actorId: Uuid.nullable(),
    actorName: z.string().nullable(),
    actorRole: z.union([Role, z.literal('system'), z.literal('anonymous')]),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.string().nullable(),
    zoneId: z.string().nullable(),
    requestId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.output<typeof AuditEntry>;

/** Settings that an administrator may change while the city runs. */
export const Settings = z
  .object({
    /** Weight of confirmations at which an incident counts as verified. */
    verificationThreshold: z.number().min(0.5).max(100),
    /** Weight of a confirmation that comes with a photo; without one it is 1. */
    photoVoteWeight: z.number().min(1).max(10),
    /** Reports of one category within this distance may be the same. */
    similarRadiusMetres: z.number().min(10).max(2000),
    /** ... and within this age. */
    similarWindowHours: z.number().min(1).max(720),
    /** How long an officer may undo a decision. */
    undoWindowMinutes: z.number().min(1).max(1440),
  })
  .meta({ id: 'Settings' });
export type Settings = z.output<typeof Settings>;
