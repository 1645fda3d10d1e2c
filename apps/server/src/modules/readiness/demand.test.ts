import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelGathering } from '../gatherings/cancel-gathering.ts';
import { createGathering } from '../gatherings/create-gathering.ts';
import { changeDemand } from './change-demand.ts';
import { isoDay } from './features/city-time.ts';
import type { HospitalDemand } from './hospital-demand.ts';
import { hospitalSurge } from './hospital-surge.ts';
import { keepSurge } from './jobs.ts';
import { loadDemand } from './load-demand.ts';
import { openSurgeScene, type SurgeScene } from './testing/surge-scene.ts';

const sumOf = (demand: readonly HospitalDemand[], day: number) =>
  demand.reduce((sum, { whole }) => sum + (whole[day]?.point ?? 0), 0);

describe('demand for plans', () => {
  let scene: SurgeScene;
  let today: readonly HospitalDemand[];
  beforeAll(async () => {
    scene = await openSurgeScene({ hospitals: 3 });
    await keepSurge(scene.ctx);
    today = await loadDemand(scene.ctx, scene.cityId, 'all');
  }, 120_000);
  afterAll(() => scene.close());

  const change = (rest: Partial<Parameters<typeof changeDemand>[1]>) =>
    changeDemand(scene.ctx, {
      cityId: scene.cityId,
      hospitalIds: scene.hospitalIds,
      changes: {},
      ...rest,
    });

  it('is what the forecast shows, with the census of now and nobody counted twice', async () => {
    expect(today.map(({ hospitalId }) => hospitalId)).toEqual([...scene.hospitalIds].sort());
    const [first] = today;
    const shown = await hospitalSurge(scene.as(scene.admin), { id: first?.hospitalId ?? '' });
    expect(first?.whole).toEqual(shown.whole?.days);
    expect(first?.beds).toEqual(shown.beds[0]);
    const census = new Map(first?.departments.map((one) => [one.department, one.census]));
    // 190 in wards, shared by 200 and 50 staffed beds.
    expect([...census]).toEqual([
      ['ed', 20],
      ['icu', 30],
      ['respiratory', 38],
      ['ward', 152],
    ]);
    for (const { censusStaying, staying, admitted } of first?.departments ?? []) {
      expect(censusStaying[0]).toBe(1);
      for (const shares of [censusStaying, staying]) {
        expect([...shares].sort((a, b) => b - a)).toEqual([...shares]);
      }
      expect(admitted.p90.every((value, day) => value >= (admitted.p50[day] ?? 0))).toBe(true);
    }
  });

  it('stays as it is when nothing is changed', async () => {
    const { today: now, changed, beyondHorizon, festival } = await change({});
    expect(changed).toEqual(now);
    expect(now).toEqual(today);
    expect({ beyondHorizon, festival }).toEqual({ beyondHorizon: false, festival: null });
  });

  it('rises with a crowd by what a crowd brings, at the hospitals asked for', async () => {
    const [asked = ''] = scene.hospitalIds;
    const { today: now, changed } = await change({
      hospitalIds: [asked],
      changes: { crowd: { expectedCrowd: 10_000 } },
    });
    expect(changed.map(({ hospitalId }) => hospitalId)).toEqual([asked]);
    // 0.992 for a thousand, three times that outdoors.
    const more = sumOf(changed, 4) - sumOf(now, 4);
    expect(more).toBeGreaterThan(15);
    expect(more).toBeLessThan(45);
  });

  it('refuses a gathering that is called off, unknown or on other days, and says which field', async () => {
    const gathering = await createGathering(scene.as(scene.admin), {
      kind: 'concert',
      name: 'Early concert',
      lat: 12.95,
      lng: 77.65,
      expectedCrowd: 3_000,
      startsAt: `${isoDay(scene.today + 2)}T10:00:00Z`,
      endsAt: `${isoDay(scene.today + 2)}T15:00:00Z`,
      alcohol: false,
      fireworks: false,
      setting: 'outdoor',
      medicalPosts: 0,
      water: true,
      confirm: true,
    });
    const ask = (gatheringId: string, firstDay = isoDay(scene.today)) =>
      change({ firstDay, days: 5, changes: { crowd: { gatheringId, expectedCrowd: 9_000 } } });
    const refused = {
      code: 'validation_failed',
      options: { errors: [{ path: 'body.changes.crowd.gatheringId' }] },
    };
    expect((await ask(gathering.id)).changed).toHaveLength(scene.hospitalIds.length);
    await expect(ask(gathering.id, isoDay(scene.today + 7))).rejects.toMatchObject(refused);
    await expect(ask(scene.ctx.ids.next())).rejects.toMatchObject(refused);
    const { id, version } = gathering;
    await cancelGathering(scene.as(scene.admin), { id, version, reason: 'Rain' });
    await expect(ask(gathering.id)).rejects.toMatchObject(refused);
  });

  it('rises with the crowd of a registered gathering, on its day alone', async () => {
    const span = { firstDay: isoDay(scene.today + 28), days: 5 };
    const before = (await change(span)).today;
    const gathering = await createGathering(scene.as(scene.admin), {
      kind: 'concert',
      name: 'Evening concert',
      lat: 12.95,
      lng: 77.65,
      expectedCrowd: 5_000,
      startsAt: `${isoDay(scene.today + 30)}T10:00:00Z`,
      endsAt: `${isoDay(scene.today + 30)}T15:00:00Z`,
      alcohol: false,
      fireworks: false,
      setting: 'outdoor',
      medicalPosts: 0,
      water: true,
      confirm: true,
    });
    const {
      today: now,
      changed,
      beyondHorizon,
    } = await change({
      ...span,
      changes: { crowd: { gatheringId: gathering.id, expectedCrowd: 20_000 } },
    });
    expect(beyondHorizon).toBe(true);
    expect(sumOf(now, 2)).toBeGreaterThan(sumOf(before, 2) + 5);
    expect(sumOf(changed, 2)).toBeGreaterThan(sumOf(now, 2) + 15);
    expect(Math.abs(sumOf(changed, 1) - sumOf(now, 1))).toBeLessThan(0.5);
  });

  it('has fewer beds where some are closed, and as many patients', async () => {
    const [asked = ''] = scene.hospitalIds;
    const closed = [{ hospitalId: asked, department: 'ward' as const, beds: 40 }];
    const { today: now, changed } = await change({ changes: { closedBeds: closed } });
    const wardOf = (demand: readonly HospitalDemand[]) =>
      demand
        .find(({ hospitalId }) => hospitalId === asked)
        ?.departments.find(({ department }) => department === 'ward');
    expect(wardOf(changed)).toEqual({
      ...wardOf(now),
      beds: [{ type: 'ward', licensed: 210, staffed: 160 }],
    });
    const freeOf = (demand: readonly HospitalDemand[]) =>
      demand.find(({ hospitalId }) => hospitalId === asked)?.beds?.days[3]?.freeWith90 ?? 0;
    expect(freeOf(changed)).toBe(freeOf(now) - 40);
  });

  it('takes the usual census and wider bands for days far ahead, and names their feast', async () => {
    await scene.ctx.db
      .insertInto('holidays')
      .values({
        cityId: scene.cityId,
        date: new Date(`${isoDay(scene.today + 300)}T00:00Z`),
        name: 'Diwali (Deepavali)',
        scope: 'IN',
        category: 'public',
        estimated: true,
      })
      .execute();
    const far = await change({ firstDay: isoDay(scene.today + 298), days: 5 });
    expect(far).toMatchObject({ beyondHorizon: true, festival: 'Diwali (Deepavali)' });
    const width = ({ whole }: HospitalDemand, day: number) =>
      (whole[day]?.upper80 ?? 0) - (whole[day]?.lower80 ?? 0);
    far.today.forEach((hospital, i) => {
      expect(width(hospital, 0)).toBeGreaterThan(width(today[i] ?? hospital, 13));
      const ward = hospital.departments.find(({ department }) => department === 'ward');
      expect(ward?.census).toBeCloseTo(152, 0);
    });
  });

  it('of days that are over is refused', async () => {
    await expect(change({ firstDay: isoDay(scene.today - 1) })).rejects.toMatchObject({
      code: 'validation_failed',
      options: { errors: [{ path: 'body.from' }] },
    });
  });
});
