const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something with the cookies it carries. Browsers name the origin of
 * each unsafe request; programs that name none carry no cookies of a victim.
 */
export const mayChange = (method: string, headers: Headers): boolean =>
  safeMethods.has(method.toUpperCase()) || isSameOrigin(headers);

/** `same-site` is not enough: another port of the same host is same-site. */
export const isSameOrigin = (headers: Headers): boolean => {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (!origin) return true;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
};
