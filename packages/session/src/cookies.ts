import type { TokenPair } from '@pulse/contract';
import type { CookieNames } from './settings.ts';

/** The gateway decides when a session ends; the cookie only has to outlive it. */
const refreshCookieSeconds = 60 * 60 * 24 * 60;

export interface SessionCookie {
  name: string;
  value: string;
  maxAge: number;
  path: '/';
  httpOnly: true;
  sameSite: 'lax';
  secure: boolean;
}

/** Cookies that carry a sign-in. */
export const cookiesOf = (
  names: CookieNames,
  pair: Pick<TokenPair, 'accessToken' | 'refreshToken' | 'expiresIn'>,
  secure: boolean,
): SessionCookie[] => [
  cookie(names.access, pair.accessToken, pair.expiresIn, secure),
  cookie(names.refresh, pair.refreshToken, refreshCookieSeconds, secure),
];

/** Cookies that end a sign-in. */
export const clearedCookies = (names: CookieNames, secure: boolean): SessionCookie[] => [
  cookie(names.access, '', 0, secure),
  cookie(names.refresh, '', 0, secure),
];

export const setCookieHeader = (item: SessionCookie): string =>
  [
    `${item.name}=${encodeURIComponent(item.value)}`,
    `Path=${item.path}`,
    `Max-Age=${item.maxAge}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(item.secure ? ['Secure'] : []),
  ].join('; ');

export const readCookies = (header: string | null): Map<string, string> => {
  const found = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) found.set(part.slice(0, at).trim(), decoded(part.slice(at + 1).trim()));
  }
  return found;
};

/** A cookie header with some cookies replaced; an empty value takes the cookie out. */
export const withCookies = (header: string | null, changes: SessionCookie[]): string => {
  const all = readCookies(header);
  for (const item of changes) {
    if (item.value === '') all.delete(item.name);
    else all.set(item.name, item.value);
  }
  return [...all].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
};

const cookie = (name: string, value: string, maxAge: number, secure: boolean): SessionCookie => ({
  name,
  value,
  maxAge,
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure,
});

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
