import type { AddressInfo } from 'node:net';
import type { Route } from '@pulse/contract';
import { gatewayRoutes } from '../gateway-routes.ts';
import { createGateway, type Gateway } from '../http/gateway-app.ts';
import type { Actor } from '../kernel/actor.ts';
import { createPlaces } from '../modules/places/index.ts';
import { openTestCtx, type TestCtx, type TestCtxOptions } from './test-ctx.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  json(): unknown;
}

export interface TestCall {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  form?: FormData;
  csv?: string;
  headers?: Record<string, string>;
}

export interface TestGateway extends TestCtx {
  readonly gateway: Gateway;
  readonly baseUrl: string;
  /** Calls a route over real HTTP as somebody; `undefined` is nobody. */
  call(actor: Actor | undefined, route: Route, call?: TestCall): Promise<TestAnswer>;
}

/** The whole gateway on a database of one's own. Actors are recognised by a token that only tests know. */
export const openTestGateway = async (options: TestCtxOptions = {}): Promise<TestGateway> => {
  const test = await openTestCtx(options);
  const actors = new Map<string, Actor>();
  const places = createPlaces(test.ctx);
  await places.reload();
  const { config } = test.ctx;
  const gateway = await createGateway({
    services: test.ctx,
    bound: gatewayRoutes({ config, probes: {}, essential: new Set() }, places),
    resolveActor: async (token) => {
      const actor = actors.get(token);
      if (actor === undefined) throw new Error(`no test actor has the token ${token}`);
      return actor;
    },
  });
  await gateway.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = gateway.app.server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    ...test,
    gateway,
    baseUrl,
    call: async (actor, route, call = {}) => {
      const headers: Record<string, string> = { ...call.headers };
      if (actor !== undefined) {
        const token = JSON.stringify(actor);
        actors.set(token, actor);
        headers.authorization = `Bearer ${token}`;
      }
      if (route.bodyKind === 'json') headers['content-type'] = 'application/json';
      if (call.csv !== undefined) headers['content-type'] = 'text/csv';
      const path = route.path.replace(/:([a-z]+)/gi, (_, name) => call.params?.[name] ?? '');
      const query = new URLSearchParams(call.query ?? {}).toString();
      const response = await fetch(`${baseUrl}${path}${query === '' ? '' : `?${query}`}`, {
        method: route.method,
        headers,
        body:
          route.bodyKind === 'json'
            ? JSON.stringify(call.body ?? {})
            : (call.form ?? call.csv ?? null),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: () => JSON.parse(text),
      };
    },
    close: async () => {
      await gateway.app.close();
      await places.close();
      await test.close();
    },
  };
};
