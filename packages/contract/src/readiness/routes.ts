import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, listOf, queryNumber } from '../primitives.ts';
import type { Role } from '../roles.ts';
import {
  CitySurge,
  ComingFestival,
  HospitalSurge,
  SurgeAccuracy,
  SurgeOutlook,
  SurgeUnit,
} from './schemas.ts';

const planners: readonly Role[] = ['planner', 'admin'];
const byHospital = z.object({ id: Id });

export const listSurge = defineRoute({
  id: 'listSurge',
  method: 'GET',
  path: '/api/surge',
  tag: 'readiness',
  summary: 'Forecast arrivals and beds of own hospitals, a line each',
  access: planners,
  query: z.object({ city: Id.optional() }),
  response: listOf(SurgeOutlook),
});

export const citySurge = defineRoute({
  id: 'citySurge',
  method: 'GET',
  path: '/api/surge/city',
  tag: 'readiness',
  summary: 'Forecast arrivals of the whole city: the sum of its hospitals',
  description: 'Nothing is told where fewer than five hospitals stand behind it.',
  access: ['planner', 'analyst', 'admin'],
  query: z.object({ city: Id.optional() }),
  response: CitySurge,
});

export const comingFestivals = defineRoute({
  id: 'comingFestivals',
  method: 'GET',
  path: '/api/surge/festivals',
  tag: 'readiness',
  summary: 'Coming feasts that hospitals should prepare for, the next first',
  access: planners,
  query: z.object({ city: Id.optional() }),
  response: listOf(ComingFestival),
});

export const hospitalSurge = defineRoute({
  id: 'hospitalSurge',
  method: 'GET',
  path: '/api/hospitals/:id/surge',
  tag: 'readiness',
  summary: 'Forecast arrivals of one hospital and its departments, with drivers, and its beds',
  access: planners,
  params: byHospital,
  response: HospitalSurge,
  errors: ['not_found'],
});

export const exportSurge = defineRoute({
  id: 'exportSurge',
  method: 'GET',
  path: '/api/hospitals/:id/surge.csv',
  tag: 'readiness',
  summary: 'The same as CSV: a row for each department and day',
  access: planners,
  params: byHospital,
  responseKind: 'csv',
  errors: ['not_found'],
});

export const surgeAccuracy = defineRoute({
  id: 'surgeAccuracy',
  method: 'GET',
  path: '/api/surge/accuracy',
  tag: 'readiness',
  summary: 'What was forecast beside what came, of own hospitals',
  access: planners,
  query: z.object({
    city: Id.optional(),
    hospital: Id.optional().describe('Left out: all own hospitals together'),
    unit: SurgeUnit.optional(),
    days: queryNumber(z.number().int().min(7).max(365)).optional(),
    horizon: queryNumber(z.number().int().min(1).max(14))
      .optional()
      .describe('Days ahead: 1, 3, 7 or 14'),
  }),
  response: SurgeAccuracy,
  errors: ['not_found'],
});
