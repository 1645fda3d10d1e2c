import { setCookieHeader } from './cookies.ts';
import type { FreshSession } from './freshen.ts';
import { isSameOrigin } from './same-origin.ts';

/** Handles `/session/token`: the access token for the socket, which cannot send the cookie. */
export const createTokenHandler =
  (freshSession: (headers: Headers) => Promise<FreshSession>) =>
  async (request: Request): Promise<Response> => {
    if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
    const session = await freshSession(request.headers);
    const answer = Response.json(
      { token: session.token ?? null },
      { headers: { 'cache-control': 'no-store' } },
    );
    for (const item of session.changes) answer.headers.append('set-cookie', setCookieHeader(item));
    return answer;
  };
