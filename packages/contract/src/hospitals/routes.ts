import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, Latitude, Longitude, listOf, pageQuery } from '../primitives.ts';
import type { Role } from '../roles.ts';
import {
  capacityInput,
  Hospital,
  HospitalAggregate,
  HospitalDetail,
  HospitalSettings,
  HospitalState,
  TransferLink,
} from './schemas.ts';

const planners: readonly Role[] = ['planner', 'admin'];
const byId = z.object({ id: Id });
const Name = z.string().trim().min(2).max(120);
const Address = z.string().trim().max(300);

export const listHospitals = defineRoute({
  id: 'listHospitals',
  method: 'GET',
  path: '/api/hospitals',
  tag: 'hospitals',
  summary: 'Own hospitals, by name; an administrator sees all of the city',
  access: planners,
  query: z.object({ ...pageQuery, city: Id.optional(), text: z.string().max(80).optional() }),
  response: listOf(Hospital),
});

export const hospitalBoard = defineRoute({
  id: 'hospitalBoard',
  method: 'GET',
  path: '/api/hospitals/board',
  tag: 'hospitals',
  summary: 'Own hospitals as they stand now, the fullest first',
  description: 'Only hospitals whose beds are known. A hospital that stopped reporting is silent.',
  access: planners,
  query: z.object({ city: Id.optional() }),
  response: listOf(HospitalState),
});

export const hospitalSummary = defineRoute({
  id: 'hospitalSummary',
  method: 'GET',
  path: '/api/hospitals/summary',
  tag: 'hospitals',
  summary: 'Sums by zone, without what fewer than five stand behind',
  access: ['analyst', 'admin'],
  query: z.object({ city: Id.optional() }),
  response: listOf(HospitalAggregate),
});

export const getHospital = defineRoute({
  id: 'getHospital',
  method: 'GET',
  path: '/api/hospitals/:id',
  tag: 'hospitals',
  summary: 'One hospital: what it has, and what it last said of itself',
  access: planners,
  params: byId,
  response: HospitalDetail,
  errors: ['not_found'],
});

export const createHospital = defineRoute({
  id: 'createHospital',
  method: 'POST',
  path: '/api/hospitals',
  tag: 'hospitals',
  summary: 'Add a hospital that the city pack does not have',
  access: ['admin'],
  body: z.strictObject({
    name: Name,
    address: Address.default(''),
    lat: Latitude,
    lng: Longitude,
    ...capacityInput,
  }),
  status: 201,
  response: HospitalDetail,
  idempotent: true,
  errors: ['outside_city'],
});

export const updateHospital = defineRoute({
  id: 'updateHospital',
  method: 'PUT',
  path: '/api/hospitals/:id',
  tag: 'hospitals',
  summary: 'Say what a hospital has: departments, beds, staff, oxygen, supplies',
  description: 'Name, address and whether it is open are for an administrator.',
  access: planners,
  params: byId,
  body: z.strictObject({
    version: z.number().int(),
    name: Name.optional(),
    address: Address.optional(),
    open: z.boolean().optional(),
    ...capacityInput,
  }),
  response: HospitalDetail,
  errors: ['not_found', 'forbidden', 'stale_version'],
});

export const linkHospital = defineRoute({
  id: 'linkHospital',
  method: 'PUT',
  path: '/api/hospitals/:id/links',
  tag: 'hospitals',
  summary: 'Say where patients of a hospital may be transferred to',
  access: ['admin'],
  params: byId,
  body: z.strictObject({ version: z.number().int(), links: z.array(TransferLink).max(100) }),
  response: HospitalDetail,
  errors: ['not_found', 'stale_version', 'unknown_hospital'],
});

export const getHospitalSettings = defineRoute({
  id: 'getHospitalSettings',
  method: 'GET',
  path: '/api/hospitals/settings',
  tag: 'hospitals',
  summary: 'When a hospital counts as silent or under pressure',
  access: ['planner', 'analyst', 'auditor', 'admin'],
  response: z.object({ settings: HospitalSettings, version: z.number().int() }),
});

export const updateHospitalSettings = defineRoute({
  id: 'updateHospitalSettings',
  method: 'PUT',
  path: '/api/hospitals/settings',
  tag: 'hospitals',
  summary: 'Change when a hospital counts as silent or under pressure',
  access: ['admin'],
  body: z.strictObject({
    version: z.number().int(),
    settings: z.strictObject(HospitalSettings.partial().shape),
  }),
  response: z.object({ settings: HospitalSettings, version: z.number().int() }),
  errors: ['stale_version'],
});
