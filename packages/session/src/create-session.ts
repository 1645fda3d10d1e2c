import { type Call, createClient, routes, type TokenPair } from '@pulse/contract';
import { cookies, headers } from 'next/headers';
import { createApiHandler } from './api-handler.ts';
import { askRefresh } from './ask-refresh.ts';
import { clearedCookies, cookiesOf, setCookieHeader, withCookies } from './cookies.ts';
import { type FreshSession, freshen } from './freshen.ts';
import { pageUrl } from './page-url.ts';
import {
  type CookieNames,
  cookieNames,
  gatewayUrl,
  publicGatewayUrl,
  type SessionSettings,
} from './settings.ts';
import { createTokenHandler } from './token-handler.ts';

export interface NavigationSession {
  signedIn: boolean;
  /** Headers to render the page with: the cookies as they are after a refresh. */
  requestHeaders: Headers;
  /** `Set-Cookie` values that the answer must carry. */
  setCookies: string[];
}

/** Sign-in for one Next app; see README.md for which piece goes into which file. */
export const createSession = (settings: SessionSettings) => {
  const names = (): CookieNames => cookieNames(settings, process.env);
  const gateway = (): string => gatewayUrl(process.env);

  const freshSession = (from: Headers, force = false): Promise<FreshSession> =>
    freshen({
      names: names(),
      cookieHeader: from.get('cookie'),
      secure: isSecure(from),
      nowMs: Date.now(),
      refresh: askRefresh(gateway()),
      force,
    });

  const currentToken = async (): Promise<string | undefined> =>
    (await cookies()).get(names().access)?.value;

  return {
    /** For `app/api/[...path]/route.ts`: export it as GET, POST, PUT and DELETE. */
    handleApi: createApiHandler({ gateway, freshSession }),
    /** For `app/session/token/route.ts`, as GET. */
    handleToken: createTokenHandler((from) => freshSession(from)),

    /** For `proxy.ts`: pages then find a token that lives, since they cannot set cookies. */
    forNavigation: async (request: Request): Promise<NavigationSession> => {
      const session = await freshSession(request.headers);
      const requestHeaders = new Headers(request.headers);
      const cookie = withCookies(request.headers.get('cookie'), session.changes);
      if (cookie) requestHeaders.set('cookie', cookie);
      else requestHeaders.delete('cookie');
      return {
        signedIn: session.token !== undefined,
        requestHeaders,
        setCookies: session.changes.map(setCookieHeader),
      };
    },

    /** For server components: the access token, if somebody is signed in. */
    currentToken,

    /** For server components: a client that speaks for the person who asked for the page. */
    serverClient: (): Call =>
      createClient({
        baseUrl: gateway(),
        token: currentToken,
        timeoutMs: 10_000,
        fetch: async (url, init) => fetch(url, { ...init, headers: await inNameOf(init) }),
      }),

    /** For server actions and route handlers, after the gateway gave a pair. */
    signIn: async (pair: TokenPair): Promise<void> => {
      const jar = await cookies();
      for (const item of cookiesOf(names(), pair, isSecure(await headers()))) jar.set(item);
    },

    /** For server actions and route handlers: ends the session here and at the gateway. */
    signOut: async (): Promise<void> => {
      const jar = await cookies();
      const refreshToken = jar.get(names().refresh)?.value;
      for (const item of clearedCookies(names(), isSecure(await headers()))) jar.set(item);
      if (!refreshToken) return;
      const call = createClient({ baseUrl: gateway(), timeoutMs: 5_000 });
      // Signing out here must work while the gateway is away; the session expires there by itself.
      await call(routes.logout, { body: { refreshToken } }).catch(() => undefined);
    },

    /** For server components: where the browser opens its socket. */
    socketUrl: async (): Promise<string> => publicGatewayUrl(pageUrl(await headers()), process.env),

    /** For `proxy.ts`: the same address, to allow it in the content security policy. */
    socketUrlFor: (request: Request): string =>
      publicGatewayUrl(pageUrl(request.headers), process.env),
  };
};

export type Session = ReturnType<typeof createSession>;

/** The headers of a call with the address of the person whose page is being rendered. */
const inNameOf = async (init: RequestInit | undefined): Promise<Headers> => {
  const called = new Headers(init?.headers);
  const address = (await headers()).get('x-forwarded-for');
  if (address) called.set('x-forwarded-for', address);
  return called;
};

const isSecure = (from: Headers): boolean => pageUrl(from).protocol === 'https:';
