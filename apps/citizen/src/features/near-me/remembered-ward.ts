export const wardCookieName = 'pulse_ward';
const oneYearSeconds = 365 * 24 * 60 * 60;

/** Keeps the ward on this device, so that the server's first list is already the right one. */
export const rememberWard = (id: string | undefined): void => {
  const maxAgeSeconds = id ? oneYearSeconds : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and older Safari.
  document.cookie = `${wardCookieName}=${encodeURIComponent(id ?? '')}; Path=/; Max-Age=${maxAgeSeconds}; SameSite=Lax`;
};
