import { answerPage } from '@pulse/session';
import type { NextRequest, NextResponse } from 'next/server';
import { session } from './session.ts';

/** Everybody may read; nobody is sent away. */
export const proxy = (request: NextRequest): Promise<NextResponse> => answerPage(session, request);

export const config = {
  matcher: ['/((?!api/|session/|_next/|icons/|sw\\.js|sw-outgoing\\.js|favicon\\.ico).*)'],
};
