import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { session } from './session.ts';

/** Keeps the sign-in fresh, sends strangers to the door, and says what a page may load. */
export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  const navigation = await session.forNavigation(request);
  const { pathname, search } = request.nextUrl;
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.randomUUID()).toString('base64'),
    socketUrl: session.socketUrlFor(request),
    mapStyleUrl: process.env.MAP_STYLE_URL,
    development: process.env.NODE_ENV === 'development',
  });
  const headers = navigation.requestHeaders;
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response =
    navigation.signedIn || pathname === '/sign-in'
      ? NextResponse.next({ request: { headers } })
      : NextResponse.redirect(signInUrl(request, `${pathname}${search}`));
  response.headers.set('content-security-policy', policy);
  for (const cookie of navigation.setCookies) response.headers.append('set-cookie', cookie);
  return response;
};

export const config = {
  matcher: ['/((?!api/|session/|_next/|favicon.ico|icon.svg).*)'],
};

const signInUrl = (request: NextRequest, next: string): URL => {
  const url = request.nextUrl.clone();
  url.pathname = '/sign-in';
  url.search = next === '/' ? '' : new URLSearchParams({ next }).toString();
  return url;
};
