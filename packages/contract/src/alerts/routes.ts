import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, listOf, pageQuery, Uuid } from '../primitives.ts';
import { AlertDraft } from './schemas.ts';

const byId = z.object({ id: Uuid });

export const listAlertDrafts = defineRoute({
  id: 'listAlertDrafts',
  method: 'GET',
  path: '/api/alerts/drafts',
  tag: 'alerts',
  summary: 'Drafts of public alerts, the newest first',
  access: ['planner', 'admin'],
  query: z.object({
    ...pageQuery,
    city: Id.optional(),
    state: z.enum(['draft', 'discarded']).optional(),
  }),
  response: listOf(AlertDraft),
});

export const getAlertDraft = defineRoute({
  id: 'getAlertDraft',
  method: 'GET',
  path: '/api/alerts/drafts/:id',
  tag: 'alerts',
  summary: 'One draft',
  access: ['planner', 'admin'],
  params: byId,
  response: AlertDraft,
  errors: ['not_found'],
});

export const updateAlertDraft = defineRoute({
  id: 'updateAlertDraft',
  method: 'PUT',
  path: '/api/alerts/drafts/:id',
  tag: 'alerts',
  summary: 'Word a draft otherwise',
  access: ['admin'],
  params: byId,
  body: z.strictObject({
    version: z.number().int(),
    headline: z.string().trim().min(5).max(140).optional(),
    description: z.string().trim().min(5).max(2_000).optional(),
    instruction: z.string().trim().max(2_000).optional(),
  }),
  response: AlertDraft,
  errors: ['not_found', 'stale_version', 'invalid_transition'],
});

export const discardAlertDraft = defineRoute({
  id: 'discardAlertDraft',
  method: 'POST',
  path: '/api/alerts/drafts/:id/discard',
  tag: 'alerts',
  summary: 'Let go of a draft',
  access: ['admin'],
  params: byId,
  body: z.strictObject({ version: z.number().int() }),
  response: AlertDraft,
  errors: ['not_found', 'stale_version', 'invalid_transition'],
});
