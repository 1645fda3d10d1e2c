import { ApiError, routes } from '@pulse/contract';
import { type NextRequest, NextResponse } from 'next/server';
import { safeNext } from '../../../features/sign-in/safe-next.ts';
import { session } from '../../../session.ts';

/** Where pages send a sign-in that the city no longer knows: the cookies go, the page comes back. */
export const GET = async (request: NextRequest): Promise<NextResponse> => {
  // Asked first, so that a link from elsewhere cannot sign anybody out.
  if (await isRefused()) await session.signOut();
  const next = safeNext(request.nextUrl.searchParams.get('next'));
  return new NextResponse(null, { status: 303, headers: { location: next } });
};

const isRefused = async (): Promise<boolean> => {
  try {
    await session.serverClient()(routes.getMe);
    return false;
  } catch (error) {
    return error instanceof ApiError && error.problem.status === 401;
  }
};
