import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { DepartmentKind } from '../hospitals/schemas.ts';
import { Id, listOf, pageQuery, queryBoolean, Timestamp } from '../primitives.ts';
import type { Role } from '../roles.ts';
import {
  ObservationBatch,
  ObservationImport,
  ObservationInput,
  ObservationVersion,
  RecordedObservation,
} from './schemas.ts';

const planners: readonly Role[] = ['planner', 'admin'];

export const recordObservations = defineRoute({
  id: 'recordObservations',
  method: 'POST',
  path: '/api/observations',
  tag: 'observations',
  summary: 'Say how own hospitals stand: one observation, or up to 500 at once, all or none',
  description:
    'A second observation of the same hospital, department and moment is a correction and is kept as a new version. Fields that are not named here are refused.',
  access: planners,
  body: z.union([ObservationBatch, ObservationInput]),
  status: 201,
  response: z.object({ items: z.array(RecordedObservation) }),
  idempotent: true,
  errors: ['not_found', 'confirmation_needed'],
});

export const importObservations = defineRoute({
  id: 'importObservations',
  method: 'POST',
  path: '/api/observations/import',
  tag: 'observations',
  summary: 'Read observations from a CSV file',
  description:
    'As `text/csv`, or as the file of a multipart form. Columns: `hospital_id`, `observed_at`, `department`, and figures such as `ed_patients`, `occupied_icu`, `staff_nurse`, `supply_n95-mask`. Other columns are dropped and named in the answer. With an error or a question nothing is kept, unless `partial=true` keeps the lines without.',
  access: planners,
  query: z.object({ partial: queryBoolean.optional(), confirm: queryBoolean.optional() }),
  bodyKind: 'csv',
  response: ObservationImport,
  idempotent: true,
});

export const listObservations = defineRoute({
  id: 'listObservations',
  method: 'GET',
  path: '/api/observations',
  tag: 'observations',
  summary: 'What own hospitals said of themselves, the newest moment first',
  access: planners,
  query: z.object({
    ...pageQuery,
    hospital: Id,
    department: DepartmentKind.optional(),
    from: Timestamp.optional(),
    to: Timestamp.optional(),
    versions: z.enum(['newest', 'all']).optional().describe('`all`: also what was corrected since'),
  }),
  response: listOf(ObservationVersion),
  errors: ['not_found'],
});
