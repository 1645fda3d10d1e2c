import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id } from '../primitives.ts';
import type { Role } from '../roles.ts';

const planners: readonly Role[] = ['planner', 'admin'];

export const searchMeasureReports = defineRoute({
  id: 'searchMeasureReports',
  method: 'GET',
  path: '/api/fhir/MeasureReport',
  tag: 'hospitals',
  summary: 'Bed measures of own hospitals as FHIR R4 MeasureReports (SANER), in a Bundle',
  access: planners,
  query: z.object({ city: Id.optional(), hospital: Id.optional() }),
  responseKind: 'fhir',
  errors: ['not_found'],
});

export const getMeasureReport = defineRoute({
  id: 'getMeasureReport',
  method: 'GET',
  path: '/api/fhir/MeasureReport/:id',
  tag: 'hospitals',
  summary:
    'Bed measures of one hospital as a FHIR R4 MeasureReport (SANER); its id is the hospital',
  access: planners,
  params: z.object({ id: Id }),
  responseKind: 'fhir',
  errors: ['not_found'],
});

export const hospitalStatusXml = defineRoute({
  id: 'hospitalStatusXml',
  method: 'GET',
  path: '/api/have/hospitals.xml',
  tag: 'hospitals',
  summary: 'Status of own hospitals as EDXL-HAVE 1.0',
  access: planners,
  query: z.object({ city: Id.optional(), hospital: Id.optional() }),
  responseKind: 'xml',
  errors: ['not_found'],
});
