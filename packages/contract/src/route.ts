import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Access } from './roles.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Tag =
  | 'health'
  | 'identity'
  | 'places'
  | 'incidents'
  | 'verification'
  | 'photos'
  | 'predictions'
  | 'feeds'
  | 'administration'
  | 'models'
  | 'hospitals'
  | 'observations'
  | 'gatherings'
  | 'readiness'
  | 'plans'
  | 'alerts';

/** One line of the API: what the server validates, OpenAPI tells and the client calls. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: Method;
  /** Path with `:name` parameters. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /**
   * `multipart` carries one file in the field `photo`; `csv` is text/csv, or a multipart form with one
   * file in the field `file`; `none` takes no body.
   */
  readonly bodyKind: 'json' | 'multipart' | 'csv' | 'none';
  readonly status: 200 | 201 | 202 | 204;
  readonly response: R;
  /** `binary`, `csv`, `fhir` and `xml` answer bytes; the schema is then not used. */
  readonly responseKind: 'json' | 'binary' | 'csv' | 'geojson' | 'fhir' | 'xml' | 'empty';
  /** A POST that creates: honours `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** What may go wrong besides validation, sign-in and rate limits. */
  readonly errors: readonly ErrorCode[];
}

export type RouteParams<T extends Route> = z.output<T['params']>;
export type RouteQuery<T extends Route> = z.output<T['query']>;
export type RouteBody<T extends Route> = z.output<T['body']>;
export type RouteResponse<T extends Route> = z.output<T['response']>;
