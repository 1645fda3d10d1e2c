import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { listOf, pageQuery, Timestamp } from '../primitives.ts';
import { staffOnly } from '../roles.ts';
import { AuditEntry, Settings } from './schemas.ts';

export const listAudit = defineRoute({
  id: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  tag: 'administration',
  summary: 'Who read or changed what, newest first',
  access: ['auditor', 'admin'],
  query: z.object({
    ...pageQuery,
    actor: z.string().max(80).optional(),
    action: z.string().max(80).optional(),
    subjectType: z.string().max(40).optional(),
    subjectId: z.string().max(80).optional(),
    from: Timestamp.optional(),
    to: Timestamp.optional(),
  }),
  response: listOf(AuditEntry),
});

export const getSettings = defineRoute({
  id: 'getSettings',
  method: 'GET',
  path: '/api/settings',
  tag: 'administration',
  summary: 'Thresholds that steer the city',
  access: staffOnly,
  response: z.object({ settings: Settings, version: z.number().int() }),
});

export const updateSettings = defineRoute({
  id: 'updateSettings',
  method: 'PUT',
  path: '/api/settings',
  tag: 'administration',
  summary: 'Change thresholds',
  access: ['admin'],
  body: z.object({ version: z.number().int(), settings: Settings.partial() }),
  response: z.object({ settings: Settings, version: z.number().int() }),
  errors: ['stale_version'],
});
