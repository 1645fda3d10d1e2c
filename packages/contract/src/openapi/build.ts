import { z } from 'zod';
import { routes } from '../all-routes.ts';
import { Problem } from '../errors.ts';
import type { Route } from '../route.ts';

type Json = Record<string, unknown>;

/** The whole API as an OpenAPI 3.1 document. Schemas with an id become components. */
export const buildOpenApi = (version: string): Json => {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of Object.values<Route>(routes)) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, components) };
  }
  schemaOf(Problem, 'output', components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pulse',
      version,
      description:
        'Citizens report incidents, neighbours verify, officers resolve, the city warns. Errors are RFC 9457 problem details with a code from a closed list. Lists answer `items` and `nextCursor`. A POST that creates honours `Idempotency-Key`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values<Route>(routes).map((route) => route.tag))].map((name) => ({
      name,
    })),
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(components).sort(([a], [b]) => a.localeCompare(b)),
      ),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: {
        Problem: {
          description: 'What went wrong and what to do',
          content: {
            'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          },
        },
      },
    },
  };
};

const operation = (route: Route, components: Json): Json => ({
  operationId: route.id,
  tags: [route.tag],
  summary: route.summary,
  description: describe(route),
  ...(route.access === 'anyone'
    ? { security: [{}, { bearer: [] }] }
    : { security: [{ bearer: [] }] }),
  parameters: [
    ...parameters(route.params, 'path', components),
    ...parameters(route.query, 'query', components),
    ...(route.idempotent ? [idempotencyHeader] : []),
  ],
  ...requestBody(route, components),
  responses: {
    [route.status]: success(route, components),
    ...(route.method === 'GET' ? { 304: { description: 'Not modified (`If-None-Match`)' } } : {}),
    default: { $ref: '#/components/responses/Problem' },
  },
});

const describe = (route: Route): string =>
  [
    route.description,
    route.access === 'anyone' ? 'For anyone.' : `For ${route.access.join(', ')}.`,
    route.errors.length > 0
      ? `Errors: ${route.errors.map((code) => `\`${code}\``).join(', ')}.`
      : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');

const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A repeated request with the same key has the effect, and gets the answer, of the first.',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
};

const parameters = (schema: z.ZodType, place: 'path' | 'query', components: Json): Json[] => {
  const json = schemaOf(schema, 'input', components);
  const properties = Object.entries((json.properties ?? {}) as Record<string, Json>);
  const required = new Set((json.required ?? []) as string[]);
  return properties.map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }));
};

const requestBody = (route: Route, components: Json): Json => {
  if (route.bodyKind === 'none') return {};
  if (route.bodyKind === 'multipart') {
    const photo = { type: 'string', contentMediaType: 'image/*', contentEncoding: 'binary' };
    const schema = { type: 'object', required: ['photo'], properties: { photo } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.bodyKind === 'csv') {
    const file = { type: 'string', contentMediaType: 'text/csv' };
    const schema = { type: 'object', required: ['file'], properties: { file } };
    return {
      requestBody: {
        required: true,
        content: { 'text/csv': { schema: { type: 'string' } }, 'multipart/form-data': { schema } },
      },
    };
  }
  const schema = schemaOf(route.body, 'input', components);
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
};

const success = (route: Route, components: Json): Json => {
  const headers = { 'X-Request-Id': { schema: { type: 'string' } } };
  const content = successContent(route, components);
  return { description: 'Success', headers, ...(content ? { content } : {}) };
};

const successContent = (route: Route, components: Json): Json | undefined => {
  if (route.responseKind === 'empty') return undefined;
  if (route.responseKind === 'binary') return { 'image/webp': {} };
  if (route.responseKind === 'csv') return { 'text/csv': {} };
  if (route.responseKind === 'geojson') return { 'application/geo+json': {} };
  if (route.responseKind === 'fhir') return { 'application/fhir+json': {} };
  if (route.responseKind === 'xml') return { 'text/xml': {} };
  return { 'application/json': { schema: schemaOf(route.response, 'output', components) } };
};

/** JSON Schema of a zod schema; what it defines on the side moves into the shared components. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output', components: Json): Json => {
  const json: Json = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' });
  const text = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _schema, $defs, id, ...rest }: Json = JSON.parse(text);
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
    const { id: _id, ...body } = definition;
    components[name] ??= body;
  }
  if (typeof id !== 'string') return rest;
  components[id] ??= rest;
  return { $ref: `#/components/schemas/${id}` };
};
