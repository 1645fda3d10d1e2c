/** What of a request the gateway gets to see; cookies stay here. */
const requestHeaders = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-none-match',
  'if-modified-since',
  'range',
  'traceparent',
  'tracestate',
  'user-agent',
  // Set by our own web server, never by the browser: whose minute a request counts against.
  'x-forwarded-for',
  'x-request-id',
];

const responseHeaders = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-range',
  'content-type',
  'etag',
  'idempotency-replayed',
  'idempotent-replayed',
  'last-modified',
  'link',
  'location',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-policy',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'server-timing',
  'vary',
  'x-content-type-options',
  'x-request-id',
];

/** Photos over a slow line take their time. */
const timeoutMs = 120_000;

/** Sends a request on to the gateway, bodies streaming both ways. */
export const forward = async (
  request: Request,
  gateway: string,
  token: string | undefined,
): Promise<Response> => {
  const { pathname, search } = new URL(request.url);
  const headers = picked(request.headers, requestHeaders);
  // Next compresses what leaves for the browser; on this machine bytes travel as they are.
  headers.set('accept-encoding', 'identity');
  if (token) headers.set('authorization', `Bearer ${token}`);
  try {
    const answer = await fetch(`${gateway}${pathname}${search}`, {
      method: request.method,
      headers,
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]),
      ...streamed(request.body),
    });
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch {
    return unavailable();
  }
};

/** Node needs to be told that an answer may come before the whole body went out. */
const streamed = (body: ReadableStream | null): RequestInit & { duplex?: 'half' } =>
  body ? { body, duplex: 'half' } : {};

const answerHeaders = (answer: Response): Headers => {
  const headers = picked(answer.headers, responseHeaders);
  const vary = headers.get('vary');
  // The browser sends a cookie where the gateway sees an authorisation.
  if (vary && /authorization/i.test(vary)) headers.set('vary', `${vary}, Cookie`);
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  return headers;
};

const picked = (from: Headers, names: readonly string[]): Headers => {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
};

const unavailable = (): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: 'Unavailable',
      status: 503,
      detail: 'The city server does not answer right now.',
      code: 'unavailable',
      requestId: '',
      remedy: 'Wait a moment and try again.',
      retryAfterSeconds: 5,
    },
    {
      status: 503,
      headers: {
        'content-type': 'application/problem+json',
        'retry-after': '5',
        'cache-control': 'no-store',
      },
    },
  );
