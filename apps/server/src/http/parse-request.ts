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
  faultsOf([part], error?.issues ?? []);

const faultsOf = (at: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]): Fault[] =>
  issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: issue.message }));
    }
    const meant = issue.code === 'invalid_union' ? closestBranch(issue.errors) : undefined;
    return meant ? faultsOf(path, meant) : [{ path: path.join('.'), message: issue.message }];
  });

/** Of the forms that a body may have, the one that what was sent misses least. */
const closestBranch = (branches: readonly (readonly z.core.$ZodIssue[])[]) => {
  const misses = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((sum, { path, ...issue }) => {
      if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
      return sum + 1 / (1 + path.length);
    }, 0);
  return [...branches].sort((a, b) => misses(a) - misses(b))[0];
};
