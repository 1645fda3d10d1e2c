import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApiHandler } from './api-handler.ts';
import { askRefresh } from './ask-refresh.ts';
import { freshen } from './freshen.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

const names = { access: 'pulse_console_3001_access', refresh: 'pulse_console_3001_refresh' };
const seen: Seen[] = [];
let upstream: Server;
let gateway = '';

beforeAll(async () => {
  upstream = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body,
    });
    if (request.url === '/api/auth/refresh') return void response.end(JSON.stringify(newPair));
    if (request.headers.authorization === 'Bearer refused') {
      return void response.writeHead(401).end('{}');
    }
    response.writeHead(request.headers['if-none-match'] ? 304 : 200, {
      'content-type': 'application/json; charset=utf-8',
      etag: '"7"',
      vary: 'Accept-Encoding, Authorization',
      'ratelimit-remaining': '41',
      'x-request-id': 'r-1',
      'set-cookie': 'gateway=1',
      'x-internal': 'secret',
    });
    response.end(request.headers['if-none-match'] ? undefined : '{"ok":true}');
  });
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
  gateway = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterAll(() => void upstream.close());
beforeEach(() => void seen.splice(0));

const newPair = { tokenType: 'Bearer', accessToken: 'new', expiresIn: 3600, refreshToken: 'r2' };

const handle = createApiHandler({
  gateway: () => gateway,
  freshSession: (headers, force) =>
    freshen({
      names,
      cookieHeader: headers.get('cookie'),
      secure: false,
      nowMs: Date.now(),
      refresh: askRefresh(gateway),
      force: force ?? false,
    }),
});

const ask = (path: string, init: RequestInit & { duplex?: 'half' } = {}) => {
  const headers = new Headers(init.headers);
  headers.set('host', 'console.test:3001');
  return handle(new Request(`http://console.test:3001${path}`, { ...init, headers }));
};

it('speaks for the person of the cookie and hides the cookie itself', async () => {
  const answer = await ask('/api/incidents?limit=2', {
    headers: { cookie: `${names.access}=abc; other=1` },
  });
  expect(answer.status).toBe(200);
  expect(seen[0]?.url).toBe('/api/incidents?limit=2');
  expect(seen[0]?.headers.authorization).toBe('Bearer abc');
  expect(seen[0]?.headers.cookie).toBeUndefined();
});

it('keeps the headers that clients of the API need and no others', async () => {
  const answer = await ask('/api/incidents', {
    method: 'POST',
    headers: {
      'idempotency-key': 'k-1',
      'content-type': 'application/json',
      'x-forwarded-for': '10.0.0.1',
      'sec-fetch-site': 'same-origin',
    },
    body: '{"category":"pothole"}',
    duplex: 'half',
  });
  expect(seen[0]?.headers['idempotency-key']).toBe('k-1');
  expect(seen[0]?.headers['x-forwarded-for']).toBe('10.0.0.1');
  expect(seen[0]?.body).toBe('{"category":"pothole"}');
  expect(answer.headers.get('etag')).toBe('"7"');
  expect(answer.headers.get('ratelimit-remaining')).toBe('41');
  expect(answer.headers.get('x-request-id')).toBe('r-1');
  expect(answer.headers.get('x-internal')).toBeNull();
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('vary')).toMatch(/cookie/i);
});

it('passes a 304 through', async () => {
  const answer = await ask('/api/incidents', { headers: { 'if-none-match': '"7"' } });
  expect(answer.status).toBe(304);
});

it('refuses a change that another site sends, before the gateway hears of it', async () => {
  const answer = await ask('/api/incidents', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', cookie: `${names.access}=abc` },
    body: '{}',
  });
  expect(answer.status).toBe(403);
  expect(seen).toEqual([]);
});

it('never hands tokens to the page', async () => {
  const answer = await ask('/api/auth/staff', { method: 'POST', body: '{}' });
  expect(answer.status).toBe(404);
  expect(seen).toEqual([]);
});

it('trades the tokens and asks again when the gateway refuses the token of a read', async () => {
  const answer = await ask('/api/me', {
    headers: { cookie: `${names.access}=refused; ${names.refresh}=r1` },
  });
  expect(answer.status).toBe(200);
  expect(seen.map((one) => one.url)).toEqual(['/api/me', '/api/auth/refresh', '/api/me']);
  expect(seen[2]?.headers.authorization).toBe('Bearer new');
  expect(answer.headers.getSetCookie().join()).toContain(`${names.refresh}=r2`);
});

it('says what to do when the gateway is away', async () => {
  const away = createApiHandler({
    gateway: () => 'http://127.0.0.1:9',
    freshSession: async () => ({ token: undefined, changes: [] }),
  });
  const answer = await away(new Request('http://console.test:3001/api/incidents'));
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'unavailable' });
});
