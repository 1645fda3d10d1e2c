import { session } from '../../../session.ts';

/** The city's API on this origin, authorised by the cookie. */
const handle = async (request: Request): Promise<Response> => {
  // The gateway shows the demo's messages to its own machine only, and this server is on it.
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/api/outbox')) {
    return new Response(null, { status: 404 });
  }
  return session.handleApi(request);
};

export { handle as DELETE, handle as GET, handle as POST, handle as PUT };
