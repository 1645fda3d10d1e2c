import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, listOf, pageQuery, queryNumber, Timestamp, Uuid } from '../primitives.ts';
import { type Role, staffOnly } from '../roles.ts';
import { Gathering, GatheringKind, GatheringSuggestion, gatheringFields } from './schemas.ts';

const planners: readonly Role[] = ['planner', 'admin'];
const byId = z.object({ id: Uuid });
/** Sent after the questions were read: the gathering is meant as it stands. */
const confirm = z.boolean().optional();

export const listGatherings = defineRoute({
  id: 'listGatherings',
  method: 'GET',
  path: '/api/gatherings',
  tag: 'gatherings',
  summary: 'Gatherings of the city, the next first',
  access: staffOnly,
  query: z.object({
    ...pageQuery,
    city: Id.optional(),
    from: Timestamp.optional().describe('Those that end after this'),
    to: Timestamp.optional().describe('Those that begin before this'),
    kind: GatheringKind.optional(),
    area: Id.optional(),
    status: z.enum(['planned', 'cancelled']).optional(),
  }),
  response: listOf(Gathering),
});

export const suggestGatherings = defineRoute({
  id: 'suggestGatherings',
  method: 'GET',
  path: '/api/gatherings/suggestions',
  tag: 'gatherings',
  summary: 'Coming holidays of the city that no gathering is registered for yet',
  access: staffOnly,
  query: z.object({
    city: Id.optional(),
    days: queryNumber(z.number().int().min(1).max(730)).optional(),
  }),
  response: listOf(GatheringSuggestion),
});

export const getGathering = defineRoute({
  id: 'getGathering',
  method: 'GET',
  path: '/api/gatherings/:id',
  tag: 'gatherings',
  summary: 'One gathering',
  access: staffOnly,
  params: byId,
  response: Gathering,
  errors: ['not_found'],
});

export const createGathering = defineRoute({
  id: 'createGathering',
  method: 'POST',
  path: '/api/gatherings',
  tag: 'gatherings',
  summary: 'Register a gathering, once or for each coming year of a holiday',
  description:
    'One that overlaps another nearby, or an unlikely crowd, is questioned: the answer is `confirmation_needed` with `questions`; send it again with `confirm`.',
  access: planners,
  body: z.strictObject({
    ...gatheringFields,
    /** Takes over a suggestion, or joins the holiday nearest to the start. */
    holiday: z.string().trim().min(2).max(120).optional(),
    /** Again on each coming date of the holiday that the city pack knows. */
    yearly: z.boolean().optional(),
    confirm,
  }),
  status: 201,
  response: Gathering,
  idempotent: true,
  errors: ['unknown_area', 'outside_city', 'confirmation_needed'],
});

export const updateGathering = defineRoute({
  id: 'updateGathering',
  method: 'PUT',
  path: '/api/gatherings/:id',
  tag: 'gatherings',
  summary: 'Change a gathering',
  access: planners,
  params: byId,
  body: z.strictObject({
    ...z.object(gatheringFields).partial().shape,
    version: z.number().int(),
    confirm,
  }),
  response: Gathering,
  errors: [
    'not_found',
    'stale_version',
    'invalid_transition',
    'unknown_area',
    'outside_city',
    'confirmation_needed',
  ],
});

export const cancelGathering = defineRoute({
  id: 'cancelGathering',
  method: 'POST',
  path: '/api/gatherings/:id/cancel',
  tag: 'gatherings',
  summary: 'Call a gathering off, alone or with all that follow in its series',
  access: planners,
  params: byId,
  body: z.strictObject({
    version: z.number().int(),
    reason: z.string().trim().min(1).max(300),
    series: z.boolean().optional(),
  }),
  response: Gathering,
  errors: ['not_found', 'stale_version', 'invalid_transition'],
});
