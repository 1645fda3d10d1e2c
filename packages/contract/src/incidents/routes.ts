import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, Latitude, Longitude, listOf, queryNumber } from '../primitives.ts';
import { incidentStaff } from '../roles.ts';
import { byId, PhotoIds, Version } from './inputs.ts';
import { FilterQuery, ListIncidentsQuery } from './queries.ts';
import {
  Incident,
  IncidentCounts,
  IncidentDetail,
  MapPoint,
  Severity,
  SimilarIncident,
  TimelineEntry,
} from './schemas.ts';

const Description = z.string().trim().min(3, 'must say in a few words what is wrong').max(2000);
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
