import { createServer } from 'node:http';
import fastifyCors from '@fastify/cors';
import fastifyMultipart from '@fastify/multipart';
import { type Route, routes } from '@pulse/contract';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import type { Services } from '../kernel/ctx.ts';
import { DomainError } from '../kernel/errors.ts';
import type { BoundRoute } from '../kernel/route-binding.ts';
import { addDocs } from './docs.ts';
import { createHotLists, type HotLists } from './hot-lists.ts';
import { implementRoute } from './implement-route.ts';
import { createRateLimit } from './rate-limit.ts';
import { securityHeaders } from './security-headers.ts';
import { createHotPath } from './serve-hot-path.ts';
import { toDomainError } from './to-domain-error.ts';
import { toProblem } from './to-problem.ts';

const bodyLimitBytes = 10 * 1024 * 1024;

export interface GatewayParts {
  readonly services: Services;
  readonly bound: readonly BoundRoute[];
  readonly resolveActor: (token: string) => Promise<Actor>;
}

export interface Gateway {
  readonly app: FastifyInstance;
  readonly hotLists: HotLists;
}

/** The HTTP side of the API, not yet listening. Throws when a route of the contract has no answer. */
export const createGateway = async (parts: GatewayParts): Promise<Gateway> => {
  const { services, bound } = parts;
  requireWholeContract(bound);
  const hotLists = createHotLists(() => services.clock.now().getTime());
  const rateLimit = createRateLimit(services.cache, services.config.rateLimitPerMinute);
  const hotPath = createHotPath(hotLists, rateLimit);
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    // The two apps on this machine speak for the people whose requests they forward.
    trustProxy: services.config.trustProxy || 'loopback',
    genReqId: () => services.ids.next(),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    serverFactory: (handle) =>
      createServer({ keepAliveTimeout: 72_000, requestTimeout: 60_000 }, (request, response) => {
        if (!hotPath(request, response, () => handle(request, response))) handle(request, response);
      }),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id });
  });
  await app.register(fastifyCors, {
    origin: [...services.config.corsOrigins],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
    exposedHeaders: [
      'etag',
      'x-request-id',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
      'retry-after',
    ],
    maxAge: 3600,
  });
  await app.register(fastifyMultipart, {
    limits: { fileSize: bodyLimitBytes, files: 1, parts: 5 },
  });
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  sayProblems(app, services);
  addDocs(app, services.config.version);
  for (const route of bound) {
    implementRoute(app, { ...parts, hotLists, rateLimit }, route);
  }
  return { app, hotLists };
};

const requireWholeContract = (bound: readonly BoundRoute[]): void => {
  const answered = new Set(bound.map(({ route }) => route.id));
  const missing = Object.values<Route>(routes).filter((route) => !answered.has(route.id));
  if (missing.length > 0) {
    throw new Error(`no module answers ${missing.map((route) => route.id).join(', ')}`);
  }
};

const sayProblems = (app: FastifyInstance, services: Services): void => {
  app.setErrorHandler((thrown, request, reply) => {
    const error = toDomainError(thrown);
    const problem = toProblem(error, request.id);
    if (problem.status >= 500) {
      services.log.warn({ err: error.cause ?? error, requestId: request.id }, error.message);
    }
    const { retryAfterSeconds } = error.options;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="pulse"');
    return reply.status(problem.status).type('application/problem+json').send(problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(app, request.url);
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    throw methods.length > 0
      ? new DomainError('method_not_allowed', `${request.method} is not possible here.`, {
          remedy: `Use ${methods.join(' or ')}.`,
        })
      : new DomainError('not_found', 'There is nothing at this address.', {
          remedy: 'See /docs for what there is.',
        });
  });
};

const methodsOf = (app: FastifyInstance, url: string): string[] => {
  const path = url.split('?')[0] ?? url;
  return (['GET', 'POST', 'PUT', 'DELETE'] as const).filter(
    (method) => app.findRoute({ method, url: path }) !== null,
  );
};
