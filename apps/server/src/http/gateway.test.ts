import { routes } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitizenActor } from '../kernel/actor.ts';
import { addCitizen, addStaff } from '../testing/people.ts';
import { placeInEast } from '../testing/test-city.ts';
import { openTestGateway, type TestGateway } from '../testing/test-gateway.ts';

describe('the gateway', () => {
  let test: TestGateway;
  beforeAll(async () => {
    test = await openTestGateway();
  });
  afterAll(() => test.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${test.baseUrl}${path}`, { headers });

  it('answers a list from the long way, and again from the prepared one, with the same bytes and headers', async () => {
    const first = await get('/api/incidents?limit=5');
    const second = await get('/api/incidents?limit=5');
    expect(await second.text()).toBe(await first.text());
    for (const name of ['etag', 'content-type', 'cache-control', 'content-security-policy']) {
      expect(second.headers.get(name), name).toBe(first.headers.get(name));
    }
    const etag = second.headers.get('etag') ?? '';
    expect((await get('/api/incidents?limit=5', { 'if-none-match': etag })).status).toBe(304);
  });

  it('answers 304 for a single thing that did not change', async () => {
    const etag = (await get('/api/areas/test-w1')).headers.get('etag') ?? '';
    const again = await get('/api/areas/test-w1', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('creates once for a repeated key, and refuses the key for something else', async () => {
    const citizen = await addCitizen(test.ctx);
    const report = (description: string) =>
      test.call(citizen, routes.createIncident, {
        body: { category: 'garbage', description, ...placeInEast },
        headers: { 'idempotency-key': 'the-same-key' },
      });
    const [one, two] = await Promise.all([report('A heap'), report('A heap')]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.json()).toEqual(one.json());
    const other = await report('Another heap');
    expect(other.status).toBe(422);
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('says in the list of mine what I reported and how I voted, and in the shared list nothing of it', async () => {
    const me = await addCitizen(test.ctx);
    const neighbour = await addCitizen(test.ctx);
    const officer = await addStaff(test.ctx, 'officer', ['test-east']);
    const publish = async (by: CitizenActor) => {
      const body = { category: 'garbage', description: 'A heap', ...placeInEast };
      const made = await test.call(by, routes.createIncident, { body });
      const { id, version } = routes.createIncident.response.parse(made.json());
      await test.call(officer, routes.approveIncident, { params: { id }, body: { version } });
      return id;
    };
    const own = await publish(me);
    const foreign = await publish(neighbour);
    await test.call(me, routes.castVote, { params: { id: foreign }, body: { type: 'dispute' } });
    const list = async (query: Record<string, string>) => {
      const answer = await test.call(me, routes.listIncidents, { query });
      return routes.listIncidents.response.parse(answer.json()).items;
    };
    const mine = await list({ mine: 'true' });
    expect(mine.map(({ id, mine: isMine, myVote }) => ({ id, isMine, myVote }))).toEqual(
      expect.arrayContaining([
        { id: own, isMine: true, myVote: null },
        { id: foreign, isMine: false, myVote: 'dispute' },
      ]),
    );
    for (const item of await list({})) expect(item).not.toHaveProperty('myVote');
  });

  it('names every fault of an input, each with its place', async () => {
    const citizen = await addCitizen(test.ctx);
    const answer = await test.call(citizen, routes.createIncident, {
      body: { category: '', description: 'x', lat: 100, lng: 'east' },
    });
    expect(answer.status).toBe(400);
    const { errors } = answer.json() as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'body.category',
      'body.description',
      'body.lat',
      'body.lng',
    ]);
  });

  it('says what is possible where a method is not, and 404 where there is nothing', async () => {
    const patch = await fetch(`${test.baseUrl}/api/incidents`, { method: 'PATCH' });
    expect(patch.status).toBe(405);
    expect(patch.headers.get('allow')).toBe('GET, POST');
    expect((await get('/api/nothing')).status).toBe(404);
    expect((await get('/api/incidents/not-an-id')).status).toBe(404);
  });

  it('shows the API to read, with nothing from elsewhere', async () => {
    const document = await (await get('/openapi.json')).json();
    expect(document).toMatchObject({ openapi: '3.1.0' });
    const page = await get('/docs');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/https?:\/\//);
    expect((await get('/docs/assets/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('lets browsers of the listed origins in, and no others', async () => {
    const allowed = await openTestGateway({ config: { corsOrigins: ['http://app.test'] } });
    const ask = (origin: string) => fetch(`${allowed.baseUrl}/api/cities`, { headers: { origin } });
    const known = await ask('http://app.test');
    expect(known.headers.get('access-control-allow-origin')).toBe('http://app.test');
    expect((await ask('http://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
    await allowed.close();
  });

  it('limits each user by themselves, says so in headers, and leaves health alone', async () => {
    const limited = await openTestGateway({ config: { rateLimitPerMinute: 5 } });
    const citizen = await addCitizen(limited.ctx);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      statuses.push((await limited.call(citizen, routes.getMe)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const other = await limited.call(await addCitizen(limited.ctx), routes.getMe);
    expect(other.status).toBe(200);
    expect(other.headers.get('ratelimit-limit')).toBe('5');
    expect(other.headers.get('ratelimit-remaining')).toBe('4');
    // Also on the prepared way, where nobody is signed in.
    const anonymous: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      anonymous.push((await fetch(`${limited.baseUrl}/api/categories`)).status);
    }
    expect(anonymous.filter((status) => status === 429)).toHaveLength(2);
    const forwarded = await fetch(`${limited.baseUrl}/api/categories`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect(forwarded.status).toBe(200);
    const health = await fetch(`${limited.baseUrl}/health/live`);
    expect(health.status).toBe(200);
    await limited.close();
  });
});
