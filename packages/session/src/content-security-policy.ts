export interface PolicyInput {
  nonce: string;
  /** Origin of the gateway's socket as the browser reaches it. */
  socketUrl: string;
  mapStyleUrl: string | undefined;
  development: boolean;
}

/** What a page may load and where it may talk to. */
export const contentSecurityPolicy = (input: PolicyInput): string => {
  // A tile style names further hosts for its tiles and fonts, which are known only to the style.
  const style = input.mapStyleUrl;
  const tiles = style && URL.canParse(style) ? ['https:', new URL(style).origin] : [];
  const script = ["'self'", `'nonce-${input.nonce}'`, "'strict-dynamic'"];
  if (input.development) script.push("'unsafe-eval'");
  const directives: [name: string, sources: string[]][] = [
    ['default-src', ["'self'"]],
    ['script-src', script],
    // The map and the sheet set style attributes, which no nonce covers.
    ['style-src', ["'self'", "'unsafe-inline'"]],
    ['img-src', ["'self'", 'data:', 'blob:', ...tiles]],
    ['font-src', ["'self'"]],
    ['connect-src', ["'self'", input.socketUrl, input.socketUrl.replace(/^http/, 'ws'), ...tiles]],
    ['worker-src', ["'self'", 'blob:']],
    ['manifest-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'self'"]],
    ['form-action', ["'self'"]],
    ['frame-ancestors', ["'none'"]],
  ];
  return directives.map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
};
