import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { Id, Latitude, Longitude, listOf, queryNumber } from '../primitives.ts';
import { Area, Category, City, Suggestion, Zone } from './schemas.ts';

const cityQuery = z.object({ city: Id.optional() });

export const listCities = defineRoute({
  id: 'listCities',
  method: 'GET',
  path: '/api/cities',
  tag: 'places',
  summary: 'Cities that this installation serves',
  access: 'anyone',
  response: listOf(City),
});

export const listCategories = defineRoute({
  id: 'listCategories',
  method: 'GET',
  path: '/api/categories',
  tag: 'places',
  summary: 'What can be reported',
  access: 'anyone',
  query: cityQuery,
  response: listOf(Category),
});

export const suggestCategory = defineRoute({
  id: 'suggestCategory',
  method: 'GET',
  path: '/api/categories/suggest',
  tag: 'places',
  summary: 'Categories that fit a text, best first; empty when none does',
  access: 'anyone',
  query: z.object({ city: Id.optional(), text: z.string().max(2000) }),
  response: listOf(Suggestion),
});

export const listAreas = defineRoute({
  id: 'listAreas',
  method: 'GET',
  path: '/api/areas',
  tag: 'places',
  summary: 'Wards of a city, by number',
  access: 'anyone',
  query: z.object({
    city: Id.optional(),
    zone: Id.optional(),
    text: z.string().max(80).optional(),
  }),
  response: listOf(Area),
});

export const areaBoundaries = defineRoute({
  id: 'areaBoundaries',
  method: 'GET',
  path: '/api/areas/boundaries',
  tag: 'places',
  summary: 'Ward boundaries as GeoJSON, for maps',
  access: 'anyone',
  query: cityQuery,
  responseKind: 'geojson',
});

export const locateArea = defineRoute({
  id: 'locateArea',
  method: 'GET',
  path: '/api/areas/locate',
  tag: 'places',
  summary: 'The ward that a place lies in',
  access: 'anyone',
  query: z.object({ lat: queryNumber(Latitude), lng: queryNumber(Longitude) }),
  response: Area,
  errors: ['outside_city'],
});

export const getArea = defineRoute({
  id: 'getArea',
  method: 'GET',
  path: '/api/areas/:id',
  tag: 'places',
  summary: 'One ward',
  access: 'anyone',
  params: z.object({ id: Id }),
  response: Area,
  errors: ['not_found'],
});

export const listZones = defineRoute({
  id: 'listZones',
  method: 'GET',
  path: '/api/zones',
  tag: 'places',
  summary: 'Zones of a city with their wards',
  access: 'anyone',
  query: cityQuery,
  response: listOf(Zone),
});

export const createZone = defineRoute({
  id: 'createZone',
  method: 'POST',
  path: '/api/zones',
  tag: 'places',
  summary: 'Add a zone',
  access: ['admin'],
  body: z.object({
    id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'must be 2 to 40 of a-z, 0-9 and -'),
    cityId: Id.optional(),
    name: z.object({ en: z.string().min(1).max(80) }).catchall(z.string().max(80)),
    areaIds: z.array(Id).max(1000).default([]),
  }),
  status: 201,
  response: Zone,
  idempotent: true,
  errors: ['already_exists', 'unknown_area'],
});

export const updateZone = defineRoute({
  id: 'updateZone',
  method: 'PUT',
  path: '/api/zones/:id',
  tag: 'places',
  summary: 'Rename a zone or say which wards belong to it',
  description: 'Wards named here leave the zone they were in; wards left out keep no zone.',
  access: ['admin'],
  params: z.object({ id: Id }),
  body: z.object({
    version: z.number().int(),
    name: z
      .object({ en: z.string().min(1).max(80) })
      .catchall(z.string().max(80))
      .optional(),
    areaIds: z.array(Id).max(1000).optional(),
  }),
  response: Zone,
  errors: ['not_found', 'stale_version', 'unknown_area'],
});
