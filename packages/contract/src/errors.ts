import { z } from 'zod';

/** The closed list of what can go wrong. The server maps each to a status in one table. */
export const ErrorCode = z
  .enum([
    'validation_failed',
    'malformed_body',
    'outside_city',
    'unknown_category',
    'unknown_photo',
    'unknown_area',
    'unknown_zone',
    'unknown_staff',
    'unknown_hospital',
    'phone_invalid',
    'photo_unreadable',
    'model_unreadable',
    'unauthenticated',
    'token_expired',
    'code_wrong',
    'code_expired',
    'credentials_wrong',
    'totp_required',
    'totp_wrong',
    'refresh_invalid',
    'refresh_reused',
    'forbidden',
    'not_found',
    'method_not_allowed',
    'stale_version',
    'invalid_transition',
    'already_voted',
    'not_voted',
    'already_exists',
    'confirmation_needed',
    'last_admin',
    'merge_into_itself',
    'idempotency_key_reused',
    'payload_too_large',
    'unsupported_media_type',
    'too_many_tries',
    'rate_limited',
    'busy',
    'internal',
    'unavailable',
  ])
  .meta({ id: 'ErrorCode' });
export type ErrorCode = z.output<typeof ErrorCode>;

/** RFC 9457 problem details, with our code, the request to quote, and what to do next. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: ErrorCode,
    requestId: z.string(),
    remedy: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** What is asked before it is done; send it again with `confirm` to go on. */
    questions: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    currentVersion: z.number().int().optional(),
    retryAfterSeconds: z.number().int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof Problem>;
