import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Prediction, PredictionDetail } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInEast, placeOutside, testCityId } from '../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { findHistory } from './find-history.ts';
import type { ForecastSignals } from './forecast-signals.ts';
import { getPrediction } from './get-prediction.ts';
import { keepPredictions } from './jobs.ts';
import { kinds } from './kinds.ts';
import { listPredictions } from './list-predictions.ts';
import { naiveForecast } from './naive-forecast.ts';
import { replayReadings } from './replay/replay-readings.ts';
import { sweepPredictions } from './sweep-predictions.ts';

const history = fileURLToPath(new URL('../../../../../cities/bengaluru/history', import.meta.url));
const hourMs = 3_600_000;
const hourSeconds = 3_600;

/** A forecaster that is easily foretold: the naive value, a unit either way. */
const plainForecast: ForecastSignals = async (_ctx, origins) =>
  origins.map(({ kind, values }) => ({
    modelVersion: 'plain-1',
    steps: Array.from({ length: kinds[kind].horizon }, (_, i) => {
      const point = naiveForecast(kind, values, i + 1) ?? 0;
      return {
        point,
        lower80: point - 1,
        upper80: point + 1,
        drivers: [{ name: 'level', label: 'Recent level', amount: point }],
      };
    }),
  }));

const failing: ForecastSignals = async () => {
  throw new Error('the engine is away');
};

describe('predictions', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
    await cp(history, join(test.ctx.config.citiesDir, testCityId, 'history'), { recursive: true });
  });
  afterAll(() => test.close());

  it('says that there is none before anything was measured', async () => {
    await keepPredictions(test.ctx, plainForecast);
    expect(await listPredictions(test.ctx, {})).toEqual({ items: [], nextCursor: null });
    await expect(
      getPrediction(test.ctx, { kind: 'traffic', area: 'test-w1' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('plays the history of the pack once, whoever asks again, and goes on as time goes on', async () => {
    expect(await replayReadings(test.ctx)).toBeGreaterThan(2_000);
    expect(await replayReadings(test.ctx)).toBe(0);
    test.clock.advanceSeconds(2 * hourSeconds);
    const more = await replayReadings(test.ctx);
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(4);
  });

  it('forecasts every ward, the worst first, in pages that leave nothing out', async () => {
    await keepPredictions(test.ctx, plainForecast);
    const all = await listPredictions(test.ctx, {});
    expect(all.items).toHaveLength(6);
    for (const item of all.items) Prediction.parse(item);
    const ranks = all.items.map(({ peak }) =>
      ['low', 'moderate', 'high', 'severe'].indexOf(peak.level),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    const first = await listPredictions(test.ctx, { limit: 4 });
    const second = await listPredictions(test.ctx, { limit: 4, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeNull();
    const east = await listPredictions(test.ctx, { zone: ['test-east'], kind: ['aqi'] });
    expect(east.items.map(({ area, kind }) => [area.id, kind])).toEqual([['test-w1', 'aqi']]);
    expect((await listPredictions(test.ctx, { zone: ['nowhere'] })).items).toEqual([]);
  });

  it('tells one ward in full: steps from the hour under way, what was measured, drivers, record', async () => {
    const found = PredictionDetail.parse(
      await getPrediction(test.ctx, { kind: 'traffic', ...placeInEast }),
    );
    expect(found.steps).toHaveLength(24);
    const now = test.clock.now().getTime();
    const begins = Date.parse(found.steps[0]?.targetAt ?? '');
    expect(begins).toBeLessThanOrEqual(now);
    expect(begins).toBeGreaterThan(now - hourMs);
    // Its intervals held all of the truth in the backtest, so they are drawn in.
    const [step] = found.steps;
    expect(step?.upper80).toBeCloseTo(Math.min(1, (step?.point ?? 0) + 0.7), 10);
    expect(step?.lower80).toBeCloseTo(Math.max(0, (step?.point ?? 0) - 0.7), 10);
    expect(found.recent.length).toBeGreaterThan(20);
    expect(found.drivers).toEqual([
      { name: 'level', label: 'Recent level', amount: found.peak.point },
    ]);
    expect(found.source.replayed).toBe(true);
    expect(found.source.label).toContain('I-94');
    expect(found.record).toMatchObject({ basis: 'backtest' });
    // The forecaster is the naive one, so both err alike.
    expect(found.record?.error).toBeCloseTo(found.record?.naiveError ?? 0, 10);
  });

  it('hands the engine what was measured for a ward, up to the step under way', async () => {
    const ask = (areaId: string, signal: string) =>
      findHistory(test.ctx, { areaId, signal, horizon: 5 });
    const traffic = await ask('test-w2', 'traffic');
    expect(traffic).toMatchObject({ stepMs: hourMs, horizon: 5, seasons: [24, 168] });
    const ends = (traffic?.startMs ?? 0) + (traffic?.values.length ?? 0) * hourMs;
    // Wall-clock time in India, five and a half hours ahead.
    expect(test.clock.now().getTime() + 5.5 * hourMs - ends).toBeLessThan(hourMs);
    expect(await ask('nowhere', 'traffic')).toBeUndefined();
    expect(await ask('test-w1', 'noise')).toBeUndefined();
  });

  it('refuses a place outside of the city', async () => {
    await expect(getPrediction(test.ctx, { kind: 'aqi', ...placeOutside })).rejects.toMatchObject({
      code: 'outside_city',
    });
  });

  it('keeps the last forecast while the engine is away, and makes a new one when it is back', async () => {
    const before = await getPrediction(test.ctx, { kind: 'traffic', area: 'test-w1' });
    test.clock.advanceSeconds(3 * hourSeconds);
    await replayReadings(test.ctx);
    await keepPredictions(test.ctx, failing);
    expect((await getPrediction(test.ctx, { kind: 'traffic', area: 'test-w1' })).madeAt).toBe(
      before.madeAt,
    );
    await keepPredictions(test.ctx, plainForecast);
    const after = await getPrediction(test.ctx, { kind: 'traffic', area: 'test-w1' });
    expect(Date.parse(after.madeAt)).toBeGreaterThan(Date.parse(before.madeAt));
  });

  it('compares what it showed with what came, and shows that record once there is enough', async () => {
    test.clock.advanceSeconds(30 * hourSeconds);
    await replayReadings(test.ctx);
    await keepPredictions(test.ctx, plainForecast);
    await keepPredictions(test.ctx, plainForecast);
    const { record } = await getPrediction(test.ctx, { kind: 'traffic', area: 'test-w1' });
    expect(record).toMatchObject({ basis: 'live', coverage80: 1 });
    expect(record?.n).toBeGreaterThanOrEqual(24);
  });

  it('lets go of forecasts after a month and of measurements after three', async () => {
    test.clock.advanceSeconds(120 * 24 * hourSeconds);
    await sweepPredictions(test.ctx);
    const count = async (table: 'predictions' | 'trafficReadings' | 'weatherReadings') =>
      (await test.ctx.db.selectFrom(table).selectAll().execute()).length;
    expect([
      await count('predictions'),
      await count('trafficReadings'),
      await count('weatherReadings'),
    ]).toEqual([0, 0, 0]);
  });
});
