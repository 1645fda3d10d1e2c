import { createHash } from 'node:crypto';
import type { Route } from '@pulse/contract';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import type { Ctx, IdempotencyClaim, Services } from '../kernel/ctx.ts';
import { DomainError } from '../kernel/errors.ts';

/** The context of one request: who asks, from where, and with which key. */
export const requestCtx = (
  services: Services,
  request: FastifyRequest,
  actor: Actor,
  claim: IdempotencyClaim | null,
): Ctx => ({
  ...services,
  actor,
  requestId: request.id,
  address: request.ip,
  idempotency: claim,
});

/** @throws DomainError when the header is there but is no usable key */
export const idempotencyClaim = (
  route: Route,
  request: FastifyRequest,
  content: Buffer | string,
): IdempotencyClaim | null => {
  const key = request.headers['idempotency-key'];
  if (!route.idempotent || key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new DomainError('validation_failed', 'The Idempotency-Key is not usable.', {
      remedy: 'Use 1 to 128 printable characters, best a new UUID for each new request.',
      errors: [
        { path: 'header.idempotency-key', message: 'must be 1 to 128 printable characters' },
      ],
    });
  }
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(content)
    .digest();
  return { key, route: route.id, requestHash };
};
