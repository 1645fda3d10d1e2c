import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../platform/log.ts';
import { isoDay } from './features/city-time.ts';
import type { StoredSeries } from './features/read-surge-series.ts';
import { keepSurge } from './jobs.ts';
import { fitAllThatCan } from './learn-surge.ts';
import { scoreSurge } from './score-surge.ts';
import { surgeAccuracy } from './surge-accuracy.ts';
import { sweepSurge } from './sweep-surge.ts';
import { openSurgeScene, type SurgeScene } from './testing/surge-scene.ts';

const daySeconds = 86_400;

describe('what came of forecasts', () => {
  let scene: SurgeScene;
  beforeAll(async () => {
    scene = await openSurgeScene({ hospitals: 1 });
    const { today, cityId } = scene;
    await scene.ctx.db
      .insertInto('holidays')
      .values({
        cityId,
        date: new Date(`${isoDay(today + 1)}T00:00Z`),
        name: 'Founders Day',
        scope: 'IN',
        category: 'public',
        estimated: false,
      })
      .execute();
    for (let day = 0; day < 3; day += 1) {
      await keepSurge(scene.ctx);
      await scene.report(scene.hospitalIds, day, day + 1);
      scene.clock.advanceSeconds(daySeconds);
    }
    await keepSurge(scene.ctx);
  }, 240_000);
  afterAll(() => scene.close());

  const liveScores = () =>
    scene.ctx.db
      .selectFrom('surgeScores')
      .selectAll()
      .where('basis', '=', 'live')
      .where('unit', '=', '')
      .where('hospitalId', '<>', '')
      .orderBy('day')
      .orderBy('horizonDays')
      .execute();

  it('is kept for each day that was told in full, once', async () => {
    const scores = await liveScores();
    // Three days ahead by one day, one of them by three.
    expect(scores.map(({ horizonDays }) => horizonDays)).toEqual([1, 1, 1, 3]);
    expect(scores.map(({ special }) => special)).toEqual([false, true, false, false]);
    for (const { actual, lower95, upper95, naive } of scores) {
      expect(actual).toBeGreaterThan(30);
      expect(naive).toBeGreaterThan(30);
      expect(upper95).toBeGreaterThan(lower95);
    }
    expect(await scoreSurge(scene.ctx, scene.cityId)).toBe(0);
    expect(await liveScores()).toEqual(scores);
  });

  it('is shown live where it was, with special days apart', async () => {
    const [id = ''] = scene.hospitalIds;
    const shown = await surgeAccuracy(scene.as(scene.admin), { hospital: id, horizon: 1 });
    const live = shown.days.filter(({ basis }) => basis === 'live');
    expect(live.map(({ day }) => day)).toEqual([0, 1, 2].map((day) => isoDay(scene.today + day)));
    expect(new Set(shown.days.map(({ day }) => day)).size).toBe(shown.days.length);
    expect(shown.days.length).toBeGreaterThan(live.length);
    expect(shown.specialDays).toMatchObject({ basis: 'live', n: 1, from: isoDay(scene.today + 1) });
    expect(shown.otherDays?.n).toBe(shown.days.length - 1);
    expect(shown.all?.basis).toBe('backtest');
    expect(shown.all?.relativeError).toBeLessThan(1);
    expect(shown.byHorizon.map(({ horizonDays }) => horizonDays)).toEqual([1, 3, 7, 14]);
  });

  it('is corrected when a count is', async () => {
    const [before] = await liveScores();
    await scene.ctx.db
      .updateTable('surgeScores')
      .set({ actual: 1 })
      .where('basis', '=', 'live')
      .execute();
    expect(await scoreSurge(scene.ctx, scene.cityId)).toBeGreaterThan(0);
    expect((await liveScores())[0]).toEqual(before);
  });

  it('goes after a year, and the forecasts after thirty days', async () => {
    scene.clock.advanceSeconds(60 * daySeconds);
    await sweepSurge(scene.ctx);
    const left = await scene.ctx.db.selectFrom('surgeForecasts').select('unit').execute();
    expect(left).toEqual([]);
    expect((await liveScores()).length).toBe(4);
    scene.clock.advanceSeconds(320 * daySeconds);
    await sweepSurge(scene.ctx);
    expect(await liveScores()).toEqual([]);
  });
});

describe('learning', () => {
  const series = (hospitalId: string): StoredSeries => ({
    hospitalId,
    unit: '',
    stream: 'all',
    rows: [],
  });

  it('leaves out the series that cannot be learnt, and learns the others', async () => {
    const all = ['a', 'b', 'broken', 'c', 'd'].map(series);
    const learnt = await fitAllThatCan({ log: silentLog }, all, async (some) => {
      const ids = some.map(({ hospitalId }) => hospitalId);
      if (ids.includes('broken')) throw new Error('no inverse');
      return ids;
    });
    expect(learnt).toEqual(['a', 'b', 'c', 'd']);
  });
});
