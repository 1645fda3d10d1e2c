import { errorCodes } from 'fastify';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../kernel/errors.ts';
import { toDomainError } from './to-domain-error.ts';
import { toProblem } from './to-problem.ts';

const withCode = (code: string, message = 'inside words') =>
  Object.assign(new Error(message), { code });

describe('what people are told when something fails', () => {
  it('says nothing of a bug but the id of the request', () => {
    const problem = toProblem(toDomainError(new Error('SELECT secret FROM staff')), 'r-1');
    expect(problem).toMatchObject({ status: 500, code: 'internal', requestId: 'r-1' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('calls a lost service unavailable, with a time to try again, and names no host', () => {
    for (const code of ['ECONNREFUSED', '57P01', '08006', 'ETIMEDOUT']) {
      const problem = toProblem(toDomainError(withCode(code, 'connect 10.0.0.7')), 'r');
      expect(problem).toMatchObject({ status: 503, code: 'unavailable', retryAfterSeconds: 2 });
      expect(JSON.stringify(problem)).not.toContain('10.0.0.7');
    }
    const lost = new Error('Connection terminated unexpectedly');
    expect(toDomainError(lost).code).toBe('unavailable');
  });

  it('tells a body that is too large from one that cannot be read or is of a wrong kind', () => {
    const code = (error: Error) => toDomainError(error).code;
    expect(code(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE())).toBe('payload_too_large');
    expect(code(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('x'))).toBe('unsupported_media_type');
    expect(code(new errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY())).toBe('malformed_body');
  });

  it('names characters that PostgreSQL cannot keep as a fault of the input', () => {
    expect(toDomainError(withCode('22021')).code).toBe('validation_failed');
  });

  it('passes on what the domain says, with its remedy and version', () => {
    const stale = new DomainError('stale_version', 'Changed.', {
      remedy: 'Load.',
      currentVersion: 3,
    });
    expect(toProblem(toDomainError(stale), 'r')).toMatchObject({
      status: 409,
      detail: 'Changed.',
      remedy: 'Load.',
      currentVersion: 3,
    });
  });
});
