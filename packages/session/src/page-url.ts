/** The address as the browser sees it: Host and the protocol that a TLS proxy in front names. */
export const pageUrl = (headers: Headers, path = '/'): URL => {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost';
  const protocol =
    headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return new URL(path, `${protocol}://${host}`);
};
