import { type SessionCookie, setCookieHeader } from './cookies.ts';
import { forward } from './forward.ts';
import type { FreshSession } from './freshen.ts';
import { mayChange } from './same-origin.ts';

export interface ApiHandlerInput {
  gateway: () => string;
  freshSession: (headers: Headers, force?: boolean) => Promise<FreshSession>;
}

/** Routes that answer with tokens: those stay on the server, in `signIn` and the refresh. */
const tokenRoutes = new Set([
  '/api/auth/login',
  '/api/auth/staff',
  '/api/auth/refresh',
  '/api/auth/logout',
]);

/** Handles `/api/...` of an app: the same API as the gateway's, authorised by the cookie. */
export const createApiHandler =
  (input: ApiHandlerInput) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith('/api/') || tokenRoutes.has(pathname)) {
      return refusal(404, 'not_found', 'There is nothing at this address.');
    }
    if (!mayChange(request.method, request.headers)) {
      return refusal(403, 'forbidden', 'The request came from another site.');
    }
    const session = await input.freshSession(request.headers);
    const answer = await forward(request, input.gateway(), session.token);
    if (answer.status !== 401 || !session.token || request.body) {
      return withCookieChanges(answer, session.changes);
    }
    // The gateway knows better than the clock here: trade the tokens once and ask again.
    const renewed = await input.freshSession(request.headers, true);
    const second = await forward(request, input.gateway(), renewed.token);
    return withCookieChanges(second, renewed.changes);
  };

const withCookieChanges = (answer: Response, changes: SessionCookie[]): Response => {
  for (const item of changes) answer.headers.append('set-cookie', setCookieHeader(item));
  return answer;
};

const refusal = (status: number, code: string, detail: string): Response =>
  Response.json(
    { type: 'about:blank', title: detail, status, detail, code, requestId: '' },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  );
