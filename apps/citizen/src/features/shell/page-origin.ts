/** The origin as the reader sees it, for addresses in link previews. */
export const pageOrigin = (headers: Headers): URL => {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost';
  const secure = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
  return new URL(`${secure ? 'https' : 'http'}://${host}`);
};
