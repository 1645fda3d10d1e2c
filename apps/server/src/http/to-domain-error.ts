import { DomainError } from '../kernel/errors.ts';

const serviceGone = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);
const serviceGoneText =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** What Fastify, the database driver or a bug throws, in our own words. */
export const toDomainError = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  const code = codeOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') {
    return new DomainError('payload_too_large', 'More than 10 MB was sent.', {
      remedy: 'Send a smaller photo or fewer things at once.',
    });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return new DomainError('unsupported_media_type', 'This kind of body is not taken here.', {
      remedy: 'Send application/json, or multipart/form-data for a photo.',
    });
  }
  if (code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) {
    return new DomainError('malformed_body', 'The body is not well-formed JSON.', {
      remedy: 'Check the body: a missing quote, bracket or comma is the usual cause.',
    });
  }
  if (code?.startsWith('FST_') && statusOf(error) === 400) {
    return new DomainError('malformed_body', 'The form cannot be read.', {
      remedy: 'Send one file in the form field `photo`.',
    });
  }
  if (code === '22021' || code === '22P05') {
    return new DomainError('validation_failed', 'The text holds a character that cannot be kept.', {
      cause: error,
      remedy: 'Leave out control characters such as U+0000.',
    });
  }
  if (isServiceGone(error)) {
    return new DomainError('unavailable', 'A service that this needs does not answer right now.', {
      cause: error,
      remedy: 'Try again in a few seconds; nothing was changed.',
      retryAfterSeconds: 2,
    });
  }
  return new DomainError('internal', 'Something went wrong on our side.', {
    cause: error,
    remedy: 'Try again; if it stays, quote the request id.',
  });
};

export const isServiceGone = (error: unknown): boolean =>
  serviceGone.has(codeOf(error) ?? '') ||
  (error instanceof Error && serviceGoneText.test(error.message));

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
