import { routes } from '@pulse/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addStaff } from '../../testing/people.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';

let test: TestGateway;
beforeEach(async () => {
  test = await openTestGateway();
});
afterEach(() => test.close());

const zone = { id: 'test-north', name: { en: 'North' }, areaIds: ['test-w1'] };

describe('the routes of places', () => {
  it('tell anybody the cities, categories, wards and zones', async () => {
    for (const route of [
      routes.listCities,
      routes.listCategories,
      routes.listAreas,
      routes.listZones,
    ]) {
      const answer = await test.call(undefined, route);
      expect(answer.status).toBe(200);
      const { items } = route.response.parse(answer.json());
      expect(items.length).toBeGreaterThan(0);
    }
  });

  it('suggest categories for a text', async () => {
    await test.ctx.db
      .updateTable('categories')
      .set({ keywords: JSON.stringify({ en: ['pothole'] }) })
      .where('id', '=', 'potholes')
      .execute();
    const query = { text: 'A POTHOLE, deep' };
    const answer = await test.call(undefined, routes.suggestCategory, { query });
    expect(answer.json()).toEqual({
      items: [{ categoryId: 'potholes', confidence: 1, words: ['POTHOLE'] }],
      nextCursor: null,
    });
    const silent = await test.call(undefined, routes.suggestCategory, { query: { text: 'Hello' } });
    expect(silent.json()).toMatchObject({ items: [] });
    expect((await test.call(undefined, routes.suggestCategory)).status).toBe(400);
  });

  it('find the ward of a place, and say when there is none', async () => {
    const at = (lat: string, lng: string) =>
      test.call(undefined, routes.locateArea, { query: { lat, lng } });
    expect((await at('12.95', '77.65')).json()).toMatchObject({ id: 'test-w1' });
    const outside = await at('0', '0');
    expect(outside.status).toBe(400);
    expect(outside.json()).toMatchObject({ code: 'outside_city' });
    expect((await at('north', '0')).status).toBe(400);
    const missing = await test.call(undefined, routes.getArea, { params: { id: 'nowhere' } });
    expect(missing.status).toBe(404);
  });

  it('give boundaries as GeoJSON', async () => {
    const answer = await test.call(undefined, routes.areaBoundaries);
    expect(answer.headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ type: 'FeatureCollection' });
  });

  it('let an administrator draw a zone, which counts at once', async () => {
    const admin = await addStaff(test.ctx, 'admin');
    expect((await test.call(undefined, routes.createZone, { body: zone })).status).toBe(401);
    const made = await test.call(admin, routes.createZone, { body: zone });
    expect(made.status).toBe(201);
    const listed = await test.call(undefined, routes.listZones);
    expect(routes.listZones.response.parse(listed.json()).items).toContainEqual(made.json());
    expect((await test.call(admin, routes.createZone, { body: zone })).status).toBe(409);
    const change = (body: object, id = zone.id) =>
      test.call(admin, routes.updateZone, { params: { id }, body });
    expect((await change({ version: 1, name: { en: 'Far north' } })).json()).toMatchObject({
      version: 2,
      name: { en: 'Far north' },
    });
    expect((await change({ version: 1, areaIds: [] })).json()).toMatchObject({
      code: 'stale_version',
      currentVersion: 2,
    });
    expect((await change({ version: 1 }, 'nowhere')).status).toBe(404);
    expect((await change({})).status).toBe(400);
  });
});
