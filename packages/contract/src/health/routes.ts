import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Readiness } from './schemas.ts';

export const healthLive = defineRoute({
  id: 'healthLive',
  method: 'GET',
  path: '/health/live',
  tag: 'health',
  summary: 'The process runs',
  access: 'anyone',
  response: z.object({ status: z.literal('ok'), version: z.string(), uptimeSeconds: z.number() }),
});

export const healthReady = defineRoute({
  id: 'healthReady',
  method: 'GET',
  path: '/health/ready',
  tag: 'health',
  summary: 'What is used and whether it answers',
  description:
    '200 while people can be served, also when degraded; 503 with the same body when not.',
  access: 'anyone',
  response: Readiness,
});
