import { type HospitalSurge, routes, type SurgeDay } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelGathering } from '../gatherings/cancel-gathering.ts';
import { createGathering } from '../gatherings/create-gathering.ts';
import { citySurge } from './city-surge.ts';
import { isoDay } from './features/city-time.ts';
import { hospitalSurge } from './hospital-surge.ts';
import { keepSurge, surgeConsumers } from './jobs.ts';
import { refreshSurge } from './refresh-surge.ts';
import { openSurgeScene, type SurgeScene } from './testing/surge-scene.ts';

const near = (a: number, b: number, reach: number) => expect(Math.abs(a - b)).toBeLessThan(reach);

const surgeOf = async (scene: SurgeScene, id: string): Promise<HospitalSurge> => {
  const surge = await hospitalSurge(scene.as(scene.admin), { id });
  return routes.hospitalSurge.response.parse(surge);
};

const pointsOf = (days: readonly SurgeDay[] | undefined) => days?.map(({ point }) => point) ?? [];

const eventsOf = async (scene: SurgeScene) =>
  (
    await scene.ctx.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'surge.refreshed')
      .orderBy('createdAt')
      .execute()
  ).map(({ payload }) => payload as { cityId: string; hospitalIds: string[] });

const gatheringInDays = (scene: SurgeScene, inDays: number) => ({
  kind: 'concert' as const,
  name: 'Evening concert',
  lat: 12.95,
  lng: 77.65,
  expectedCrowd: 40_000,
  startsAt: `${isoDay(scene.today + inDays)}T10:00:00Z`,
  endsAt: `${isoDay(scene.today + inDays)}T15:00:00Z`,
  alcohol: false,
  fireworks: false,
  setting: 'outdoor' as const,
  medicalPosts: 0,
  water: true,
  confirm: true,
});

describe('surge forecasts of a city that reported for forty days', () => {
  let scene: SurgeScene;
  beforeAll(async () => {
    scene = await openSurgeScene();
    await keepSurge(scene.ctx);
  }, 120_000);
  afterAll(() => scene.close());

  const followGatherings = async () => {
    const [consumer] = surgeConsumers;
    await consumer?.handle(scene.ctx, { cityId: scene.cityId, gatheringId: 'any' });
  };

  it('add up: units to their hospital, hospitals to the city, drivers and parts to each day', async () => {
    const hospitals = await Promise.all(scene.hospitalIds.map((id) => surgeOf(scene, id)));
    const city = routes.citySurge.response.parse(await citySurge(scene.as(scene.admin), {}));
    expect(city).toMatchObject({ hospitals: 6, includesInvented: false });
    for (let h = 0; h < 14; h += 1) {
      let whole = 0;
      for (const { whole: own, departments } of hospitals) {
        const day = own?.days[h];
        expect(day?.day).toBe(isoDay(scene.today + h));
        const units = departments.reduce((sum, { days }) => sum + (days[h]?.point ?? 0), 0);
        near(units, day?.point ?? 0, 0.05);
        const drivers = day?.drivers.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
        near((day?.base ?? 0) + drivers, day?.point ?? 0, 0.1);
        const parts = day?.parts.reduce((sum, { point }) => sum + point, 0) ?? 0;
        near(parts, day?.point ?? 0, 0.05);
        whole += day?.point ?? 0;
      }
      near(whole, city.whole?.days[h]?.point ?? 0, 0.1);
    }
    expect(hospitals[0]?.departments.map(({ unit }) => unit)).toEqual(['ed', 'respiratory']);
    expect(hospitals[0]?.whole).toMatchObject({
      daysKnown: 40,
      lastKnownDay: isoDay(scene.today - 1),
    });
  });

  it('begin with the census in the beds, of each department and of the whole', async () => {
    const [id = ''] = scene.hospitalIds;
    const { beds } = await surgeOf(scene, id);
    expect(beds[0]).toMatchObject({ department: null, census: 220, staffed: 290 });
    for (const one of beds) {
      expect(one.days).toHaveLength(14);
      near(one.days[0]?.occupied ?? -1, one.census, 0.01);
    }
    const parts = beds.filter(({ department }) => department !== null && department !== 'ed');
    near(
      parts.reduce((sum, { census }) => sum + census, 0),
      220,
      0.05,
    );
  });

  it('rise on the day of a gathering that is registered, and on no other; and go back without it', async () => {
    const [id = ''] = scene.hospitalIds;
    const before = await surgeOf(scene, id);
    const gathering = await createGathering(scene.as(scene.planner), gatheringInDays(scene, 5));
    await followGatherings();
    const during = await surgeOf(scene, id);
    const [old, risen] = [pointsOf(before.whole?.days), pointsOf(during.whole?.days)];
    expect((risen[5] ?? 0) - (old[5] ?? 0)).toBeGreaterThan(5);
    for (let h = 0; h < 14; h += 1) if (h !== 5) near(risen[h] ?? 0, old[h] ?? 0, 0.2);
    expect(during.gatherings[0]).toMatchObject({ id: gathering.id, name: 'Evening concert' });
    expect(during.headline).toMatch(
      /four times in five.*most of it from the gathering \(Evening concert\)/,
    );
    expect((await eventsOf(scene)).at(-1)?.hospitalIds).toContain(id);

    const { id: gatheringId, version } = gathering;
    scene.clock.advanceSeconds(60);
    await cancelGathering(scene.as(scene.planner), { id: gatheringId, version, reason: 'Rain' });
    await followGatherings();
    const after = pointsOf((await surgeOf(scene, id)).whole?.days);
    after.forEach((value, h) => {
      near(value, old[h] ?? 0, 0.02);
    });
  });

  it('are told of only when something moved', async () => {
    const before = await eventsOf(scene);
    const again = await refreshSurge(scene.ctx, scene.cityId, { refit: 'ifDue' });
    expect(again).toEqual({ learnt: 0, moved: [] });
    expect(await eventsOf(scene)).toEqual(before);
  });

  it('are made once when two workers make them at once', async () => {
    const before = (await eventsOf(scene)).length;
    await createGathering(scene.as(scene.planner), gatheringInDays(scene, 8));
    const both = await Promise.all([
      refreshSurge(scene.ctx, scene.cityId, { refit: 'ifDue' }),
      refreshSurge(scene.ctx, scene.cityId, { refit: 'never' }),
    ]);
    expect(both.filter(({ moved }) => moved.length > 0)).toHaveLength(1);
    expect((await eventsOf(scene)).length).toBe(before + 1);
  });
});
