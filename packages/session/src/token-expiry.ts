/** When an access token expires, in milliseconds since 1970; undefined when it does not say. */
export const tokenExpiryMs = (token: string): number | undefined => {
  const body = token.split('.')[1];
  if (!body) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return undefined;
    return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch {
    return undefined;
  }
};
