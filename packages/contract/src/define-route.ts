import { z } from 'zod';
import type { Route } from './route.ts';

const Nothing = z.object({});
type Nothing = typeof Nothing;

type Definition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> = Pick<Route, 'id' | 'method' | 'path' | 'tag' | 'summary' | 'access'> &
  Partial<
    Pick<Route, 'description' | 'status' | 'bodyKind' | 'responseKind' | 'idempotent' | 'errors'>
  > & {
    params?: P;
    query?: Q;
    body?: B;
    response?: R;
  };

/** Fills in what a route leaves out: no parameters, no body, 200, JSON, no special errors. */
export const defineRoute = <
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(
  definition: Definition<P, Q, B, R>,
): Route<P, Q, B, R> => {
  const orNothing = <T extends z.ZodType>(schema: T | undefined): T => (schema ?? Nothing) as T;
  return {
    ...definition,
    params: orNothing(definition.params),
    query: orNothing(definition.query),
    body: orNothing(definition.body),
    response: orNothing(definition.response),
    bodyKind: definition.bodyKind ?? (definition.body ? 'json' : 'none'),
    responseKind: definition.responseKind ?? (definition.status === 204 ? 'empty' : 'json'),
    status: definition.status ?? 200,
    idempotent: definition.idempotent ?? false,
    errors: definition.errors ?? [],
  };
};
