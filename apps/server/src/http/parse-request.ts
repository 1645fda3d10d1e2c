import type { Route } from '@pulse/contract';
import type { z } from 'zod';
import { DomainError, notFound } from '../kernel/errors.ts';

export interface RequestParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Parses each part with the route's own schemas.
 *
 * @throws DomainError `not_found` for a path that names nothing possible, `validation_failed` with
 *   every fault of query and body
 */
export const parseRequest = (route: Route, parts: RequestParts): RequestParts => {
  const params = route.params.safeParse(parts.params ?? {});
  if (!params.success) throw notFound('page of the API');
  const query = route.query.safeParse(joinRepeated(parts.query));
  const body = route.body.safeParse(route.bodyKind === 'json' ? (parts.body ?? {}) : {});
  const errors = [...faults('query', query.error), ...faults('body', body.error)];
  if (errors.length > 0) throw validationFailed(errors);
  return { params: params.data, query: query.data, body: body.data };
};

/**
 * @param part what the faults are said to be in: a socket's message, or a body
 * @throws DomainError `validation_failed` when a message does not fit its schema
 */
export const parseMessage = <T extends z.ZodType>(
  schema: T,
  message: unknown,
  part: 'message' | 'body' = 'message',
): z.output<T> => {
  const parsed = schema.safeParse(message);
  if (parsed.success) return parsed.data;
  throw validationFailed(faults(part, parsed.error));
};

interface Fault {
  path: string;
  message: string;
}

const validationFailed = (errors: Fault[]): DomainError =>
  new DomainError(
    'validation_failed',
    errors.map((fault) => `${fault.path}: ${fault.message}`).join('; '),
    {
      remedy: 'Correct what is named in `errors` and send it again.',
      errors,
    },
  );

/** `?status=a&status=b` means the same as `?status=a,b`; an empty parameter counts as absent. */
const joinRepeated = (query: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query ?? {})
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
      .filter(([, value]) => value !== ''),
  );

const faults = (part: string, error: z.ZodError | undefined): Fault[] =>
  (error?.issues ?? []).map((issue) => ({
    path: [part, ...issue.path].join('.'),
    message: issue.message,
  }));
