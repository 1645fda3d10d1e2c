import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Uuid } from '../primitives.ts';
import { incidentStaff } from '../roles.ts';
import { byId, PhotoIds, Version } from './inputs.ts';
import { Incident, Severity } from './schemas.ts';

const Note = z.string().trim().max(500);

const transition = <B extends z.ZodRawShape>(id: string, verb: string, summary: string, body: B) =>
  defineRoute({
    id,
    method: 'POST',
    path: `/api/incidents/:id/${verb}`,
    tag: 'incidents',
    summary,
    access: incidentStaff,
    params: byId,
    body: z.object({ version: Version, ...body }),
    response: Incident,
    errors: ['not_found', 'stale_version', 'invalid_transition'],
  });

export const approveIncident = transition('approveIncident', 'approve', 'Make a report public', {
  severity: Severity.optional(),
  category: z.string().trim().min(1).max(64).optional(),
});

export const resolveIncident = transition(
  'resolveIncident',
  'resolve',
  'Say that it is mended, with proof if there is',
  {
    note: Note.optional(),
    photoIds: PhotoIds.optional(),
  },
);

export const rejectIncident = transition(
  'rejectIncident',
  'reject',
  'Take a report out of the queue',
  {
    reason: z.enum(['not_civic', 'insufficient', 'abusive', 'outside_responsibility', 'other']),
    note: Note.optional(),
  },
);

export const mergeIncident = transition(
  'mergeIncident',
  'merge',
  'Mark as a duplicate of another',
  {
    into: Uuid,
  },
);

export const reopenIncident = transition(
  'reopenIncident',
  'reopen',
  'Open a closed incident again',
  {
    note: Note.optional(),
  },
);

export const assignIncident = transition(
  'assignIncident',
  'assign',
  'Give it to an officer of its zone, or to nobody',
  {
    assigneeId: Uuid.nullable(),
  },
);

export const undoIncident = transition(
  'undoIncident',
  'undo',
  'Take my last decision on it back',
  {},
);

const bulkItems = z
  .array(z.object({ id: Uuid, version: Version }))
  .min(1)
  .max(100);

export const bulkIncidents = defineRoute({
  id: 'bulkIncidents',
  method: 'POST',
  path: '/api/incidents/bulk',
  tag: 'incidents',
  summary: 'One decision on many; each succeeds or fails by itself',
  access: incidentStaff,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('approve'), items: bulkItems }),
    z.object({ action: z.literal('resolve'), items: bulkItems, note: Note.optional() }),
    z.object({
      action: z.literal('reject'),
      items: bulkItems,
      reason: z.enum(['not_civic', 'insufficient', 'abusive', 'outside_responsibility', 'other']),
      note: Note.optional(),
    }),
    z.object({ action: z.literal('merge'), items: bulkItems, into: Uuid }),
    z.object({ action: z.literal('assign'), items: bulkItems, assigneeId: Uuid.nullable() }),
    z.object({ action: z.literal('undo'), items: bulkItems }),
  ]),
  response: z.object({
    results: z.array(
      z.object({
        id: Uuid,
        ok: z.boolean(),
        incident: Incident.optional(),
        code: z.string().optional(),
        detail: z.string().optional(),
      }),
    ),
  }),
});
