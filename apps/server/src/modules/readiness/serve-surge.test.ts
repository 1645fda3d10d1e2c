import { routes } from '@pulse/contract';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHospital } from '../../testing/hospitals.ts';
import { addPlanner } from '../../testing/people.ts';
import { createGathering } from '../gatherings/create-gathering.ts';
import { citySurge } from './city-surge.ts';
import { comingFestivals } from './coming-festivals.ts';
import { exportSurge } from './export-surge.ts';
import { isoDay } from './features/city-time.ts';
import { hospitalSurge } from './hospital-surge.ts';
import { keepSurge } from './jobs.ts';
import { listSurge } from './list-surge.ts';
import { surgeAccuracy } from './surge-accuracy.ts';
import { openSurgeScene, type SurgeScene } from './testing/surge-scene.ts';

describe('who may see surge forecasts', () => {
  let scene: SurgeScene;
  beforeAll(async () => {
    scene = await openSurgeScene();
    await keepSurge(scene.ctx);
  }, 120_000);
  afterAll(() => scene.close());

  const viewsOf = async (staffId: string) =>
    (
      await scene.ctx.db
        .selectFrom('auditLog')
        .select('detail')
        .where('actorId', '=', staffId)
        .where('action', '=', 'hospital.read')
        .execute()
    ).map(({ detail }) => detail as { view: string; hospitalIds: string[] });

  it('planners see their own hospitals, and every look is written down', async () => {
    const ctx = scene.as(scene.planner);
    const own = scene.hospitalIds.slice(0, 2);
    const { items } = routes.listSurge.response.parse(await listSurge(ctx, {}));
    expect(items.map(({ hospitalId }) => hospitalId).sort()).toEqual([...own].sort());
    expect(items[0]).toMatchObject({ peak: { day: expect.any(String) } });
    expect(items[0]?.days).toHaveLength(14);
    await hospitalSurge(ctx, { id: own[0] ?? '' });
    const rows: Record<string, string>[] = parse(await exportSurge(ctx, { id: own[0] ?? '' }), {
      columns: true,
    });
    expect(rows.filter(({ unit }) => unit === 'hospital')).toHaveLength(14);
    const drivers = rows.flatMap((row) => (row.arrivals ? [row.driver_calendar] : []));
    expect(drivers.some((amount) => Number(amount) < 0)).toBe(true);
    expect(drivers.every((amount) => Number.isFinite(Number(amount)))).toBe(true);
    expect(new Set(rows.map(({ unit }) => unit))).toEqual(
      new Set(['hospital', 'ed', 'respiratory', 'icu', 'ward']),
    );
    const accuracy = routes.surgeAccuracy.response.parse(await surgeAccuracy(ctx, {}));
    expect(accuracy.byHospital.map(({ hospital }) => hospital.id).sort()).toEqual([...own].sort());
    expect(accuracy.all).toMatchObject({ basis: 'backtest' });
    expect((await viewsOf(scene.planner.id)).map(({ view }) => view).sort()).toEqual([
      'surge-accuracy',
      'surge-csv',
      'surge-hospital',
      'surge-list',
    ]);
  });

  it('those of others are missing to them, by id, in lists, as CSV and in records', async () => {
    const elsewhere = await addHospital(scene.ctx);
    const stranger = await addPlanner(scene.ctx, [elsewhere]);
    const ctx = scene.as(stranger);
    const [id = ''] = scene.hospitalIds;
    const missing = { code: 'not_found' };
    await expect(hospitalSurge(ctx, { id })).rejects.toMatchObject(missing);
    await expect(exportSurge(ctx, { id })).rejects.toMatchObject(missing);
    await expect(surgeAccuracy(ctx, { hospital: id })).rejects.toMatchObject(missing);
    await expect(hospitalSurge(ctx, { id: 'nowhere' })).rejects.toMatchObject(missing);
    expect((await listSurge(ctx, { city: scene.cityId })).items).toEqual([]);
    expect(await surgeAccuracy(ctx, { city: scene.cityId })).toMatchObject({
      all: null,
      byHospital: [],
    });
  });

  it('analysts see sums of five hospitals or more, and nothing else', async () => {
    const ctx = scene.as(scene.analyst);
    expect((await citySurge(ctx, {})).hospitals).toBe(6);
    const forbidden = { code: 'forbidden' };
    await expect(listSurge(ctx, {})).rejects.toMatchObject(forbidden);
    await expect(hospitalSurge(ctx, { id: scene.hospitalIds[0] ?? '' })).rejects.toMatchObject(
      forbidden,
    );
    await expect(surgeAccuracy(ctx, {})).rejects.toMatchObject(forbidden);
    await expect(comingFestivals(ctx, {})).rejects.toMatchObject(forbidden);
    // Who knows two of six could tell the other four by subtracting.
    const hidden = { cityId: scene.cityId, hospitals: 0, whole: null, beds: null };
    expect(await citySurge(scene.as(scene.planner), {})).toMatchObject(hidden);
    const closed = { open: false };
    const [one = '', other = ''] = scene.hospitalIds;
    await scene.ctx.db
      .updateTable('hospitals')
      .set(closed)
      .where('id', 'in', [one, other])
      .execute();
    expect(await citySurge(ctx, {})).toMatchObject(hidden);
    await scene.ctx.db.updateTable('hospitals').set({ open: true }).execute();
  });

  it('a hospital that fell silent is said to be, and since when', async () => {
    const ctx = scene.as(scene.admin);
    const [id = ''] = scene.hospitalIds;
    const { silence, headline } = await hospitalSurge(ctx, { id });
    expect(silence).toEqual({ silent: true, since: '2026-03-01T16:30:00.000Z' });
    expect(headline).toMatch(/^Silent since Sunday 1 March 22:00: reckoned from what was known/);
  });

  it('nothing is forecast of a hospital that nothing is known of', async () => {
    const id = await addHospital(scene.ctx);
    await scene.ctx.db
      .updateTable('hospitals')
      .set({ capacitySource: null })
      .where('id', '=', id)
      .execute();
    const surge = await hospitalSurge(scene.as(scene.admin), { id });
    expect(surge).toMatchObject({ capacitySource: null, whole: null, departments: [], beds: [] });
    expect(surge.headline).toMatch(/Nothing is known yet/);
  });

  it('feasts are named with what is registered for them, the next first', async () => {
    const day = (inDays: number) => new Date(`${isoDay(scene.today + inDays)}T00:00Z`);
    const holiday = { cityId: scene.cityId, scope: 'IN', category: 'public', estimated: false };
    await scene.ctx.db
      .insertInto('holidays')
      .values([
        { ...holiday, date: day(200), name: 'Diwali (Deepavali)' },
        { ...holiday, date: day(565), name: 'Diwali (Deepavali)' },
        { ...holiday, date: day(10), name: 'Eid al-Fitr', estimated: true },
        { ...holiday, date: day(4), name: 'Holi' },
        { ...holiday, date: day(6), name: 'Republic Day' },
      ])
      .execute();
    const { id } = await createGathering(scene.as(scene.admin), {
      kind: 'religious',
      name: 'Colours in the park',
      areaId: 'test-w1',
      expectedCrowd: 9_000,
      startsAt: `${isoDay(scene.today + 4)}T04:00:00Z`,
      endsAt: `${isoDay(scene.today + 4)}T10:00:00Z`,
      alcohol: false,
      fireworks: false,
      setting: 'outdoor',
      medicalPosts: 1,
      water: true,
      holiday: 'Holi',
      confirm: true,
    });
    const { items } = await comingFestivals(scene.as(scene.planner), {});
    expect(items).toEqual([
      {
        holiday: 'Holi',
        day: isoDay(scene.today + 4),
        inDays: 4,
        estimated: false,
        gatheringId: id,
        withinHorizon: true,
      },
      expect.objectContaining({ holiday: 'Eid al-Fitr', estimated: true, gatheringId: null }),
      expect.objectContaining({ holiday: 'Diwali (Deepavali)', withinHorizon: false, inDays: 200 }),
    ]);
  });
});
