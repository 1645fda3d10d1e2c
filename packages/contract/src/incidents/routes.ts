import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, Latitude, Longitude, listOf, queryNumber, Uuid } from '../primitives.ts';
import { incidentStaff } from '../roles.ts';
import { FilterQuery, ListIncidentsQuery } from './queries.ts';
import {
  Incident,
  IncidentCounts,
  IncidentDetail,
  MapPoint,
  Severity,
  SimilarIncident,
  TimelineEntry,
  Vote,
  VoteTally,
  VoteType,
} from './schemas.ts';

const byId = z.object({ id: Uuid });
const Version = z.number().int().min(1);
const Description = z.string().trim().min(3, 'must say in a few words what is wrong').max(2000);
const PhotoIds = z.array(Uuid).max(5);
const Note = z.string().trim().max(500);

export const listIncidents = defineRoute({
  id: 'listIncidents',
  method: 'GET',
  path: '/api/incidents',
  tag: 'incidents',
  summary: 'Incidents that I may see, newest first',
  access: 'anyone',
  query: ListIncidentsQuery,
  response: listOf(Incident),
});

export const mapIncidents = defineRoute({
  id: 'mapIncidents',
  method: 'GET',
  path: '/api/incidents/map',
  tag: 'incidents',
  summary: 'Pins for a map: at most 5,000, the most severe first',
  access: 'anyone',
  query: FilterQuery,
  response: listOf(MapPoint),
});

export const countIncidents = defineRoute({
  id: 'countIncidents',
  method: 'GET',
  path: '/api/incidents/counts',
  tag: 'incidents',
  summary: 'How many, by status, ward and category',
  access: 'anyone',
  query: FilterQuery,
  response: IncidentCounts,
});

export const exportIncidents = defineRoute({
  id: 'exportIncidents',
  method: 'GET',
  path: '/api/incidents/export',
  tag: 'incidents',
  summary: 'The list as CSV, at most 50,000 rows',
  access: [...incidentStaff, 'analyst'],
  query: ListIncidentsQuery.omit({ cursor: true, limit: true }),
  responseKind: 'csv',
});

export const findSimilar = defineRoute({
  id: 'findSimilar',
  method: 'GET',
  path: '/api/incidents/similar',
  tag: 'incidents',
  summary: 'Open incidents close by that a new report may be about',
  access: 'anyone',
  query: z.object({
    lat: queryNumber(Latitude),
    lng: queryNumber(Longitude),
    category: Id.optional(),
    text: z.string().max(2000).optional(),
  }),
  response: listOf(SimilarIncident),
  errors: ['outside_city', 'unknown_category'],
});

export const createIncident = defineRoute({
  id: 'createIncident',
  method: 'POST',
  path: '/api/incidents',
  tag: 'incidents',
  summary: 'Report an incident',
  access: ['citizen', ...incidentStaff],
  body: z.object({
    category: z.string().trim().min(1).max(64),
    description: Description,
    lat: Latitude,
    lng: Longitude,
    photoIds: PhotoIds.optional(),
  }),
  status: 201,
  response: Incident,
  idempotent: true,
  errors: ['outside_city', 'unknown_category', 'unknown_photo'],
});

export const getIncident = defineRoute({
  id: 'getIncident',
  method: 'GET',
  path: '/api/incidents/:id',
  tag: 'incidents',
  summary: 'One incident with its timeline',
  access: 'anyone',
  params: byId,
  response: IncidentDetail,
  errors: ['not_found'],
});

export const updateIncident = defineRoute({
  id: 'updateIncident',
  method: 'PUT',
  path: '/api/incidents/:id',
  tag: 'incidents',
  summary: 'Correct an incident',
  description:
    'The reporter may change text, category and place until it is approved; staff of the zone always.',
  access: ['citizen', ...incidentStaff],
  params: byId,
  body: z.object({
    version: Version,
    category: z.string().trim().min(1).max(64).optional(),
    description: Description.optional(),
    severity: Severity.optional().describe('Staff only'),
    lat: Latitude.optional(),
    lng: Longitude.optional(),
  }),
  response: Incident,
  errors: ['not_found', 'stale_version', 'outside_city', 'unknown_category', 'invalid_transition'],
});

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

export const incidentHistory = defineRoute({
  id: 'incidentHistory',
  method: 'GET',
  path: '/api/incidents/:id/history',
  tag: 'incidents',
  summary: 'What happened to an incident, oldest first',
  access: 'anyone',
  params: byId,
  response: listOf(TimelineEntry),
  errors: ['not_found'],
});

export const incidentSimilar = defineRoute({
  id: 'incidentSimilar',
  method: 'GET',
  path: '/api/incidents/:id/similar',
  tag: 'incidents',
  summary: 'Other incidents that may be the same, for the person who decides',
  access: incidentStaff,
  params: byId,
  response: listOf(Incident),
  errors: ['not_found'],
});

export const incidentReporter = defineRoute({
  id: 'incidentReporter',
  method: 'GET',
  path: '/api/incidents/:id/reporter',
  tag: 'incidents',
  summary: 'How to reach the reporter; each look is audited',
  access: incidentStaff,
  params: byId,
  response: z.object({ phone: z.string().nullable(), name: z.string().nullable() }),
  errors: ['not_found'],
});

export const castVote = defineRoute({
  id: 'castVote',
  method: 'POST',
  path: '/api/incidents/:id/vote',
  tag: 'verification',
  summary: 'Confirm, dispute, or say that it is resolved; once per citizen',
  access: ['citizen'],
  params: byId,
  body: z.object({ type: VoteType, photoId: Uuid.optional() }),
  status: 201,
  response: z.object({ vote: Vote, votes: VoteTally, verified: z.boolean() }),
  idempotent: true,
  errors: ['not_found', 'already_voted', 'unknown_photo', 'invalid_transition'],
});

export const withdrawVote = defineRoute({
  id: 'withdrawVote',
  method: 'DELETE',
  path: '/api/incidents/:id/vote',
  tag: 'verification',
  summary: 'Take my vote back',
  access: ['citizen'],
  params: byId,
  response: z.object({ votes: VoteTally, verified: z.boolean() }),
  errors: ['not_found', 'not_voted', 'invalid_transition'],
});

export const listVotes = defineRoute({
  id: 'listVotes',
  method: 'GET',
  path: '/api/incidents/:id/votes',
  tag: 'verification',
  summary: 'Votes on an incident, newest first, without who cast them',
  access: 'anyone',
  params: byId,
  response: listOf(Vote),
  errors: ['not_found'],
});
