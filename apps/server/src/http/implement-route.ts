import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import type { Ctx, Services } from '../kernel/ctx.ts';
import { DomainError } from '../kernel/errors.ts';
import { type BoundRoute, RawReply, type UploadedFile } from '../kernel/route-binding.ts';
import { authorise } from './authorise.ts';
import { etagOf, type HotLists } from './hot-lists.ts';
import { hotTopic } from './hot-routes.ts';
import { isLoopback } from './is-loopback.ts';
import { parseRequest, type RequestParts } from './parse-request.ts';
import type { RateLimit } from './rate-limit.ts';
import { idempotencyClaim, requestCtx } from './request-ctx.ts';
import { answerPrepared, matches } from './send-prepared.ts';

export interface RouteServices {
  readonly services: Services;
  readonly resolveActor: (token: string) => Promise<Actor>;
  readonly hotLists: HotLists;
  readonly rateLimit: RateLimit | undefined;
}

/** Puts a bound route of the contract on the server. */
export const implementRoute = (
  app: FastifyInstance,
  parts: RouteServices,
  bound: BoundRoute,
): void => {
  const { route } = bound;
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const actor = await actorOf(parts, request);
      await countRequest(parts, actor, request, reply);
      authorise(route, actor);
      const input = parseRequest(route, request);
      const topic = hotTopic(route.id, actor, input.query);
      if (topic !== undefined) {
        const ctx = requestCtx(parts.services, request, actor, null);
        return sendHot(parts, topic, bound, ctx, input, request, reply);
      }
      const file = await readFile(route, request);
      const claim = idempotencyClaim(route, request, file?.bytes ?? JSON.stringify(input.body));
      const ctx = requestCtx(parts.services, request, actor, claim);
      return sendAnswer(bound, await callBound(bound, ctx, input, request, file), request, reply);
    },
  });
};

const callBound = (
  bound: BoundRoute,
  ctx: Ctx,
  input: RequestParts,
  request: FastifyRequest,
  file?: UploadedFile,
): Promise<unknown> =>
  bound.handle(ctx, {
    params: input.params,
    query: input.query,
    body: input.body,
    file,
    fromLoopback: isLoopback(request),
  });

const actorOf = (parts: RouteServices, request: FastifyRequest): Promise<Actor> | Actor => {
  const header = request.headers.authorization;
  if (header === undefined) return { kind: 'anonymous' };
  const token = /^Bearer (.+)$/i.exec(header)?.[1];
  if (token !== undefined) return parts.resolveActor(token);
  throw new DomainError('unauthenticated', 'The Authorization header is not a bearer token.', {
    remedy: 'Send `Authorization: Bearer <access token>`.',
  });
};

const countRequest = async (
  { rateLimit }: RouteServices,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  // Whoever watches the health of the server must not use up anybody's minute.
  if (rateLimit === undefined || request.url.startsWith('/health/')) return;
  const state = await rateLimit(actor, request.ip);
  reply.headers(state.headers);
  if (state.allowed) return;
  throw new DomainError('rate_limited', 'Too many requests in this minute.', {
    remedy: `Wait ${state.retryAfterSeconds} s and try again.`,
    retryAfterSeconds: state.retryAfterSeconds,
  });
};

const readFile = async (
  { bodyKind }: BoundRoute['route'],
  request: FastifyRequest,
): Promise<UploadedFile | undefined> => {
  if (bodyKind !== 'multipart' && bodyKind !== 'csv') return undefined;
  if (bodyKind === 'csv' && Buffer.isBuffer(request.body)) return { bytes: request.body };
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part !== undefined) return { bytes: await part.toBuffer() };
  const field = bodyKind === 'csv' ? 'file' : 'photo';
  throw new DomainError('validation_failed', `No ${field} was sent.`, {
    remedy:
      bodyKind === 'csv'
        ? 'Send text/csv, or multipart/form-data with the file in the field `file`.'
        : 'Send multipart/form-data with the file in the field `photo`.',
    errors: [{ path: `body.${field}`, message: 'is missing' }],
  });
};

const sendHot = async (
  parts: RouteServices,
  topic: Parameters<HotLists['prepare']>[1],
  bound: BoundRoute,
  ctx: Ctx,
  input: RequestParts,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const { prepared, stale } = await parts.hotLists.prepare(request.url, topic, async () => {
    const answer = await callBound(bound, ctx, input, request);
    if (answer instanceof RawReply && typeof answer.body === 'string') {
      return { body: answer.body, contentType: answer.headers['content-type'] ?? '' };
    }
    return { body: jsonOf(bound, answer), contentType: 'application/json; charset=utf-8' };
  });
  const { status, headers, body } = answerPrepared(prepared, request.headers);
  reply.status(status).headers(headers);
  if (stale) reply.header('warning', '110 - "The database does not answer; this is older"');
  return reply.send(body);
};

const sendAnswer = (
  bound: BoundRoute,
  answer: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const { route } = bound;
  if (answer instanceof RawReply) return sendRaw(answer, request, reply);
  if (route.status === 204) return reply.status(204).send();
  const body = jsonOf(bound, answer);
  reply.type('application/json; charset=utf-8').header('cache-control', 'private, no-cache');
  if (route.method !== 'GET') return reply.status(route.status).send(body);
  const etag = etagOf(body);
  reply.header('etag', etag).header('vary', 'Authorization, Origin');
  if (matches(request.headers['if-none-match'], etag)) return reply.status(304).send();
  return reply.status(route.status).send(body);
};

const sendRaw = (answer: RawReply, request: FastifyRequest, reply: FastifyReply) => {
  const { etag } = answer.headers;
  reply.headers(answer.headers);
  if (etag !== undefined && matches(request.headers['if-none-match'], etag)) {
    if (answer.body instanceof Readable) answer.body.destroy();
    return reply.status(304).send();
  }
  return reply.status(answer.status).send(answer.body);
};

/** Through the contract's schema: what it does not name does not leave the house. */
const jsonOf = (bound: BoundRoute, answer: unknown): string =>
  JSON.stringify(bound.route.response.parse(answer));
