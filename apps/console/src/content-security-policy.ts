export interface PolicyInput {
  nonce: string;
  /** `http://host:port` of the gateway as the browser sees it. */
  socketUrl: string;
  /** Tiles come from wherever the style says, so any https host is let in when one is set. */
  mapStyleUrl: string | undefined;
  development: boolean;
}

export const contentSecurityPolicy = (input: PolicyInput): string => {
  const tiles = input.mapStyleUrl ? ['https:', new URL(input.mapStyleUrl).origin] : [];
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${input.nonce}'`,
      "'strict-dynamic'",
      ...(input.development ? ["'unsafe-eval'"] : []),
    ],
    // React and MapLibre write style attributes, which no nonce can cover.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...tiles],
    'font-src': ["'self'"],
    'connect-src': ["'self'", input.socketUrl, input.socketUrl.replace(/^http/, 'ws'), ...tiles],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
};
