import { z } from 'zod';
import {
  Bbox,
  commaList,
  Id,
  Near,
  pageQuery,
  queryBoolean,
  queryNumber,
  Timestamp,
} from '../primitives.ts';
import { IncidentStatus } from './schemas.ts';

/** Filters that the list, the map and the counts share. */
export const incidentFilters = {
  city: Id.optional(),
  status: commaList(IncidentStatus).optional(),
  category: commaList(Id).optional(),
  area: commaList(Id).optional(),
  zone: commaList(Id).optional(),
  bbox: Bbox.optional(),
  near: Near.optional().describe('lat,lng,metres'),
  severityMin: queryNumber(z.number().int().min(1).max(10)).optional(),
  severityMax: queryNumber(z.number().int().min(1).max(10)).optional(),
  from: Timestamp.optional().describe('Reported at or after'),
  to: Timestamp.optional().describe('Reported before'),
  dueBefore: Timestamp.optional().describe('Open and due before'),
  resolvedFrom: Timestamp.optional().describe('Resolved at or after'),
  text: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Words of the description, or a number such as BLR-10023'),
  verified: queryBoolean.optional(),
};

export const IncidentSort = z.enum(['newest', 'oldest', 'severity', 'updated', 'due']);
export type IncidentSort = z.output<typeof IncidentSort>;

export const ListIncidentsQuery = z.object({
  ...incidentFilters,
  ...pageQuery,
  sort: IncidentSort.optional(),
  assignee: z
    .union([z.literal('me'), z.literal('none'), z.uuid()])
    .optional()
    .describe('Staff only'),
  needsPerson: queryBoolean
    .optional()
    .describe('Staff only: reports of which the AI was, or was not, too unsure'),
  mine: queryBoolean.optional().describe('Only what I reported or voted on'),
});
export type ListIncidentsQuery = z.output<typeof ListIncidentsQuery>;

export const FilterQuery = z.object(incidentFilters);
export type FilterQuery = z.output<typeof FilterQuery>;
