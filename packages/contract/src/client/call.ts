import type { z } from 'zod';
import { Problem } from '../errors.ts';
import type { Route } from '../route.ts';

type Part<K extends string, T extends z.ZodType> =
  Record<string, never> extends z.input<T> ? { [P in K]?: z.input<T> } : { [P in K]: z.input<T> };

/** What a call to a route needs; parts that the route does not have may be left out. */
export type CallInput<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']> & {
    form?: FormData;
    idempotencyKey?: string;
    signal?: AbortSignal;
    /** Send `If-None-Match`; a 304 then answers undefined. */
    headers?: Record<string, string>;
  };

export interface ClientOptions {
  /** Where the API lives, without a trailing slash; empty for the same origin. */
  baseUrl: string;
  /** Gives the access token of the person, if somebody is signed in. */
  token?: () => string | undefined | Promise<string | undefined>;
  fetch?: typeof fetch;
  timeoutMs?: number;
}

/** An answer of the API that is not a success, as problem details. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The network did not bring an answer: offline, refused, or too slow. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export type Call = <R extends Route>(
  route: R,
  ...input: Record<string, never> extends CallInput<R> ? [CallInput<R>?] : [CallInput<R>]
) => Promise<z.output<R['response']>>;

/** Makes the typed client: one function that calls any route of the contract. */
export const createClient = (options: ClientOptions): Call => {
  return async (route, ...rest) => {
    const input: LooseInput = rest[0] ?? {};
    const token = await options.token?.();
    const headers: Record<string, string> = { accept: 'application/json', ...input.headers };
    if (token) headers.authorization = `Bearer ${token}`;
    if (input.idempotencyKey) headers['idempotency-key'] = input.idempotencyKey;
    if (route.bodyKind === 'json') headers['content-type'] = 'application/json';
    const response = await send(options, `${options.baseUrl}${routeUrl(route, input)}`, {
      method: route.method,
      headers,
      body: route.bodyKind === 'json' ? JSON.stringify(input.body ?? {}) : (input.form ?? null),
      signal: withTimeout(input.signal, options.timeoutMs ?? 30_000),
    });
    if (!response.ok) throw new ApiError(await readProblem(response));
    return asAnswered(response.status === 204 ? undefined : await response.json());
  };
};

/** The server answers through the same schema that the type comes from, and drift fails its tests. */
const asAnswered = <T>(body: unknown): T => body as T;

interface LooseInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  form?: FormData;
  idempotencyKey?: string;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

/** Path and query string of a call, ready to be put behind the base address. */
export const routeUrl = (route: Route, input: { params?: unknown; query?: unknown }): string => {
  const params = new Map(Object.entries(input.params ?? {}));
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params.get(name) ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

const send = async (options: ClientOptions, url: string, init: RequestInit): Promise<Response> => {
  try {
    return await (options.fetch ?? fetch)(url, init);
  } catch (cause) {
    throw new UnreachableError('The city cannot be reached right now.', { cause });
  }
};

const withTimeout = (signal: AbortSignal | undefined, timeoutMs: number): AbortSignal =>
  signal
    ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    : AbortSignal.timeout(timeoutMs);

const readProblem = async (response: Response): Promise<Problem> => {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    title: response.statusText || 'Error',
    status: response.status,
    detail: `The server answered ${response.status}.`,
    code: response.status >= 500 ? 'unavailable' : 'internal',
    requestId: response.headers.get('x-request-id') ?? '',
  };
};
