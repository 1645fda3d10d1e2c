/** Where to go after signing in: a path of this app, or the first page. Never another site. */
export const safeNext = (next: string | null | undefined): string => {
  if (!next?.startsWith('/')) return '/';
  const url = URL.canParse(next, 'http://here') ? new URL(next, 'http://here') : undefined;
  return url?.origin === 'http://here' ? `${url.pathname}${url.search}${url.hash}` : '/';
};
