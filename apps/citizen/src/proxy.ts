import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { session } from './session.ts';

/** Keeps a sign-in fresh and says what a page may load. Everybody may read; nobody is sent away. */
export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  const navigation = await session.forNavigation(request);
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.randomUUID()).toString('base64'),
    socketUrl: session.socketUrlFor(request),
    mapStyleUrl: process.env.MAP_STYLE_URL,
    development: process.env.NODE_ENV === 'development',
  });
  const headers = navigation.requestHeaders;
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const cookie of navigation.setCookies) response.headers.append('set-cookie', cookie);
  return response;
};

export const config = {
  matcher: ['/((?!api/|session/|_next/|icons/|sw\\.js|sw-outgoing\\.js|favicon\\.ico).*)'],
};
