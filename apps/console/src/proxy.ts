import { answerPage } from '@pulse/session';
import type { NextRequest, NextResponse } from 'next/server';
import { session } from './session.ts';

/** Sends strangers to the door, which knows where they wanted to go. */
export const proxy = (request: NextRequest): Promise<NextResponse> =>
  answerPage(session, request, signInUrl);

export const config = {
  matcher: ['/((?!api/|session/|_next/|favicon.ico|icon.svg).*)'],
};

const signInUrl = (request: NextRequest): URL | undefined => {
  const { pathname, search } = request.nextUrl;
  if (pathname === '/sign-in') return undefined;
  const url = request.nextUrl.clone();
  url.pathname = '/sign-in';
  const next = `${pathname}${search}`;
  url.search = next === '/' ? '' : new URLSearchParams({ next }).toString();
  return url;
};
