import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInEast, placeOutside } from '../../testing/test-city.ts';
import { findSimilar } from './find-similar.ts';
import { incidentSimilar } from './incident-similar.ts';
import { listIncidents } from './list-incidents.ts';
import { nobody, openScene, type Scene } from './testing/scene.ts';

const { lat, lng } = placeInEast;
const ask = { lat, lng, category: 'potholes', text: 'Deep pothole by the school' };

describe('similar incidents', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  it('are those close by, the same category first, the likeliest first', async () => {
    const report = (category: string, description: string, north: number) =>
      scene.active({ category, description, lat: lat + north });
    const other = await report('garbage', 'Deep pothole by the school', 0);
    const near = await report('potholes', 'Broken road', 0.0001);
    const same = await report('potholes', 'Pothole, deep, school gate', 0.0001);
    const far = await report('potholes', 'Deep pothole by the school', 0.04);
    await scene.resolved();
    const { items } = await findSimilar(scene.as(nobody), ask);
    expect(items.map(({ id }) => id)).toEqual([same.id, near.id, other.id]);
    expect(items[0]?.distanceMetres).toBe(11);
    expect(items.map(({ id }) => id)).not.toContain(far.id);
    expect(items[0]?.similarity).toBeGreaterThan(items[1]?.similarity ?? 1);
  });

  it('are counted and shown to staff, itself left out', async () => {
    const officer = scene.as(scene.eastOfficer);
    const { items } = await listIncidents(officer, { category: ['potholes'] });
    const counts = items.map(({ staff }) => staff?.similarCount).sort();
    expect(counts).toEqual([0, 1, 1]);
    const [first] = items.filter(({ staff }) => staff?.similarCount === 1);
    if (first === undefined) throw new Error('one of them has a similar one');
    const similar = (await incidentSimilar(officer, first)).items;
    expect(similar[0]).toMatchObject({ category: 'potholes', staff: { similarCount: 1 } });
    expect(similar.map(({ id }) => id)).not.toContain(first.id);
  });

  it('are not looked for outside the city or in unknown categories', async () => {
    const ctx = scene.as(nobody);
    await expect(findSimilar(ctx, placeOutside)).rejects.toMatchObject({ code: 'outside_city' });
    await expect(findSimilar(ctx, { lat, lng, category: 'ufo' })).rejects.toMatchObject({
      code: 'unknown_category',
    });
  });

  it('are forgotten when they are old', async () => {
    scene.clock.advanceSeconds(721 * 3600);
    expect((await findSimilar(scene.as(nobody), ask)).items).toEqual([]);
  });
});
