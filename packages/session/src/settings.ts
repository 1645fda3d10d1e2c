/** The environment as it is when a request comes; nothing of it may be fixed at build time. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface SessionSettings {
  /** Starts the cookie names: browsers share cookies between all ports of a host. */
  cookiePrefix: string;
  /** Environment variable with the port of the app, such as `CONSOLE_PORT`. */
  portVariable: string;
  defaultPort: number;
}

export interface CookieNames {
  access: string;
  refresh: string;
}

/** The port is part of the names, so that two installations on one host keep their sign-ins apart. */
export const cookieNames = (settings: SessionSettings, env: Environment): CookieNames => {
  const port = env[settings.portVariable] || settings.defaultPort;
  const stem = `${settings.cookiePrefix}_${port}`;
  return { access: `${stem}_access`, refresh: `${stem}_refresh` };
};

/** Where this server reaches the gateway, without a trailing slash. */
export const gatewayUrl = (env: Environment): string =>
  (env.GATEWAY_URL || `http://127.0.0.1:${env.GATEWAY_PORT || 3002}`).replace(/\/+$/, '');

/** Where the browser that sees `pageUrl` reaches the gateway's socket. */
export const publicGatewayUrl = (pageUrl: URL, env: Environment): string => {
  if (env.PUBLIC_GATEWAY_URL) return new URL(env.PUBLIC_GATEWAY_URL).origin;
  return `${pageUrl.protocol}//${pageUrl.hostname}:${env.GATEWAY_PORT || 3002}`;
};
