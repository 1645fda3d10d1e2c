import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { routes } from '../all-routes.ts';
import { ApiError, createClient, routeUrl, UnreachableError } from './call.ts';

const servers: Server[] = [];
const serve = async (handle: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('the client', () => {
  it('puts parameters where the route has them, escaped, and leaves out what is not given', () => {
    const url = routeUrl(routes.getArea, { params: { id: 'a/b ?' } });
    expect(url).toBe('/api/areas/a%2Fb%20%3F');
    expect(routeUrl(routes.listAreas, { query: { zone: undefined, text: 'm g' } })).toBe(
      '/api/areas?text=m+g',
    );
  });

  it('sends token, key and body, and gives the answer', async () => {
    let seen: { headers: IncomingMessage['headers']; body: string } | undefined;
    const baseUrl = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      seen = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
    });
    const call = createClient({ baseUrl, token: () => 'abc' });
    const body = { category: 'garbage', description: 'A heap', lat: 1, lng: 2 };
    await call(routes.createIncident, { body, idempotencyKey: 'key-1' });
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'idempotency-key': 'key-1',
    });
    expect(JSON.parse(seen?.body ?? '')).toEqual(body);
  });

  it('turns problem details into an ApiError, and other failures into one that says so', async () => {
    const problem = {
      type: 't',
      title: 'Not found',
      status: 404,
      detail: 'There is no such ward.',
      code: 'not_found',
      requestId: 'r',
    };
    const baseUrl = await serve((request, response) => {
      if (request.url === '/api/me') response.writeHead(502).end('<html>');
      else response.writeHead(404).end(JSON.stringify(problem));
    });
    const call = createClient({ baseUrl });
    await expect(call(routes.getArea, { params: { id: 'x' } })).rejects.toMatchObject({ problem });
    await expect(call(routes.getMe)).rejects.toMatchObject({
      problem: { code: 'unavailable', status: 502 },
    });
    await expect(call(routes.getMe)).rejects.toBeInstanceOf(ApiError);
  });

  it('says when the city cannot be reached, also when it is too slow', async () => {
    const silent = await serve(() => {});
    const slow = createClient({ baseUrl: silent, timeoutMs: 50 });
    await expect(slow(routes.listZones)).rejects.toBeInstanceOf(UnreachableError);
    const nowhere = createClient({ baseUrl: 'http://127.0.0.1:1' });
    await expect(nowhere(routes.listZones)).rejects.toBeInstanceOf(UnreachableError);
  });
});
