import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../kernel/ctx.ts';
import { createPlaces, loadCityPacks, type Places } from '../modules/places/index.ts';
import { openTestCtx, type TestCtx } from '../testing/test-ctx.ts';
import { loadDemo } from './load-demo.ts';
import { readDemoTexts } from './read-demo-texts.ts';

const citiesDir = fileURLToPath(new URL('../../../../cities', import.meta.url));
const dayMs = 86_400_000;

describe('loadDemo', () => {
  let test: TestCtx;
  let places: Places;
  let ctx: Ctx;
  let seconds: number;
  let added: number[];
  beforeAll(async () => {
    test = await openTestCtx({ config: { citiesDir, defaultCityId: 'bengaluru' } });
    await loadCityPacks(test.ctx);
    places = createPlaces(test.ctx);
    await places.reload();
    ctx = { ...test.ctx, geography: places };
    const startedMs = performance.now();
    added = await Promise.all([loadDemo(ctx), loadDemo(ctx)]);
    seconds = (performance.now() - startedMs) / 1000;
  });
  afterAll(async () => {
    await places.close();
    await test.close();
  });
  const incidents = () => ctx.db.selectFrom('incidents').selectAll().execute();

  it('adds each text of the past once, also when two servers start, in a few seconds', async () => {
    const { past, coming } = await readDemoTexts(ctx.config);
    expect(past.length).toBeGreaterThan(3_000);
    expect(coming.length).toBeGreaterThan(500);
    expect([...added].sort()).toEqual([0, past.length]);
    expect(await incidents()).toHaveLength(past.length);
    // Twice the promise: tests share their machine.
    expect(seconds).toBeLessThan(10);
    expect(await loadDemo(ctx)).toBe(0);
  });

  it('labels all of it, and puts each within the ward that it names', async () => {
    for (const incident of await incidents()) {
      expect(incident).toMatchObject({ source: 'demo', placeDrawn: true, cityId: 'bengaluru' });
      expect(places.locate(incident)?.id).toBe(incident.areaId);
      expect(incident.zoneId).toBe(places.area(incident.areaId ?? '')?.zoneId);
    }
  });

  it('spreads over the last 60 days, more by day, most of it resolved, some still in the queue', async () => {
    const all = await incidents();
    const now = ctx.clock.now().getTime();
    const share = (status: string) =>
      all.filter((incident) => incident.status === status).length / all.length;
    expect(share('resolved')).toBeGreaterThan(0.8);
    expect(share('active')).toBeGreaterThan(0.05);
    const queue = all.filter(({ status }) => status === 'reported');
    expect(queue.length).toBeGreaterThan(35);
    expect(queue.length).toBeLessThan(85);
    expect(queue.every(({ createdAt }) => now - createdAt.getTime() < 2 * dayMs)).toBe(true);
    const times = all.map(({ createdAt }) => createdAt.getTime());
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    expect(Math.min(...times)).toBeLessThan(now - 59 * dayMs);
    expect(Math.min(...times)).toBeGreaterThan(now - 60 * dayMs - 1);
    // Asia/Kolkata is 5:30 ahead of UTC.
    const localHours = times.map((time) => new Date(time + 5.5 * 3_600_000).getUTCHours());
    const between = (from: number, to: number) =>
      localHours.filter((hour) => hour >= from && hour < to).length;
    expect(between(9, 13)).toBeGreaterThan(5 * between(1, 5));
  });

  it('draws more where more people live', async () => {
    const areas = await ctx.db
      .selectFrom('areas')
      .select(['id', 'population'])
      .where('cityId', '=', 'bengaluru')
      .orderBy('population')
      .execute();
    const counts = new Map<string | null, number>();
    for (const { areaId } of await incidents()) counts.set(areaId, (counts.get(areaId) ?? 0) + 1);
    const total = (some: readonly { id: string }[]) =>
      some.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0);
    expect(total(areas.slice(-60))).toBeGreaterThan(1.3 * total(areas.slice(0, 60)));
  });

  it('has a history that leads to each status, in order of time', async () => {
    const steps = await ctx.db
      .selectFrom('incidentHistory')
      .selectAll()
      .orderBy('incidentId')
      .orderBy('version')
      .execute();
    const histories = groupById(steps);
    for (const incident of await incidents()) {
      const history = histories.get(incident.id) ?? [];
      expect(history.map(({ version }) => version)).toEqual(
        Array.from({ length: incident.version }, (_, index) => index + 1),
      );
      expect(history.at(-1)?.toStatus).toBe(incident.status);
      expect(history.at(-1)?.at).toEqual(incident.updatedAt);
      const times = history.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBe(incident.createdAt.getTime());
      expect(incident.resolvedAt === null).toBe(incident.status !== 'resolved');
    }
  });
});

const groupById = <T extends { incidentId: string }>(steps: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const step of steps) {
    groups.set(step.incidentId, [...(groups.get(step.incidentId) ?? []), step]);
  }
  return groups;
};
