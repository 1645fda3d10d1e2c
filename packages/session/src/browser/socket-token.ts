/** The access token for the socket's handshake; undefined when nobody is signed in. */
export const socketToken = async (): Promise<string | undefined> => {
  const answer = await fetch('/session/token', { cache: 'no-store' });
  if (!answer.ok) return undefined;
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('token' in body)) return undefined;
  return typeof body.token === 'string' ? body.token : undefined;
};
