import { clearedCookies, cookiesOf, readCookies, type SessionCookie } from './cookies.ts';
import { type RefreshResult, refreshOnce } from './refresh-once.ts';
import type { CookieNames } from './settings.ts';
import { tokenExpiryMs } from './token-expiry.ts';

export interface FreshSession {
  /** Access token to use now; undefined when nobody is signed in. */
  token: string | undefined;
  /** What the answer must set so that the browser keeps up. */
  changes: SessionCookie[];
}

export interface FreshenInput {
  names: CookieNames;
  cookieHeader: string | null;
  secure: boolean;
  nowMs: number;
  refresh: (refreshToken: string) => Promise<RefreshResult>;
  /** Trade the tokens even though the access token looks good, after the gateway refused it. */
  force?: boolean;
}

/** A token that expires while the request is on its way is as bad as an expired one. */
const marginMs = 60_000;

/** Makes sure that the access token lives, trading the refresh token for a new pair if it must. */
export const freshen = async (input: FreshenInput): Promise<FreshSession> => {
  const jar = readCookies(input.cookieHeader);
  const token = jar.get(input.names.access);
  const refreshToken = jar.get(input.names.refresh);
  if (token && !input.force && lives(token, input.nowMs)) return { token, changes: [] };
  if (!refreshToken) {
    return { token: undefined, changes: token ? clearedCookies(input.names, input.secure) : [] };
  }
  const result = await refreshOnce(refreshToken, input.refresh, input.nowMs);
  switch (result.kind) {
    case 'refreshed':
      return {
        token: result.pair.accessToken,
        changes: cookiesOf(input.names, result.pair, input.secure),
      };
    case 'ended':
      return { token: undefined, changes: clearedCookies(input.names, input.secure) };
    case 'unreachable':
      return { token, changes: [] };
  }
};

const lives = (token: string, nowMs: number): boolean => {
  const expiryMs = tokenExpiryMs(token);
  return expiryMs === undefined || expiryMs - nowMs > marginMs;
};
