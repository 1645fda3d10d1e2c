import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './content-security-policy.ts';
import type { Session } from './create-session.ts';

/**
 * For `proxy.ts`: keeps the sign-in fresh and says what the page may load.
 *
 * @param turnAway where somebody who is not signed in goes instead; undefined lets them in
 */
export const answerPage = async (
  session: Session,
  request: NextRequest,
  turnAway: (request: NextRequest) => URL | undefined = () => undefined,
): Promise<NextResponse> => {
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
  const elsewhere = navigation.signedIn ? undefined : turnAway(request);
  const response =
    elsewhere === undefined
      ? NextResponse.next({ request: { headers } })
      : NextResponse.redirect(elsewhere);
  response.headers.set('content-security-policy', policy);
  for (const cookie of navigation.setCookies) response.headers.append('set-cookie', cookie);
  return response;
};
