import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/errors.ts';

/** @throws DomainError `unauthenticated` unless the request bears the token */
export const requireToken = (request: FastifyRequest, token: string | undefined): void => {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && given !== undefined && same(given, token)) return;
  throw new DomainError('unauthenticated', 'The engine answers those who know its token.', {
    remedy:
      token === undefined
        ? 'Set ENGINE_TOKEN where the engine runs, and send it as a bearer token.'
        : 'Send `Authorization: Bearer <ENGINE_TOKEN>`.',
  });
};

/** Takes as long whatever they share. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
