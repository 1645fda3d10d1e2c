import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from './engine-error.ts';
import type { Engine, SeriesToForecast } from './port.ts';

const hourMs = 3_600_000;
const startMs = Date.parse('2026-03-01T00:00:00Z');

/** A week of hours that rises by day and falls by night. */
export const aWeekOfHours = (about: Partial<SeriesToForecast> = {}): SeriesToForecast => ({
  signal: 'series',
  areaId: null,
  values: Float64Array.from({ length: 168 }, (_, hour) => 10 + (hour % 24)),
  startMs,
  stepMs: hourMs,
  seasons: [24],
  nonNegative: true,
  horizon: 24,
  ...about,
});

/** What every engine promises; each implementation's test runs it. */
export function describeEngine(open: () => Promise<Engine>): void {
  describe('engine', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.close());

    it('carries a series on, and says which model did', async () => {
      const [forecast] = await engine.predict([aWeekOfHours()]);
      expect(forecast?.model).toMatch(/seasonal naive \[24\]/);
      expect(forecast?.points).toHaveLength(24);
      expect(forecast?.points[5]).toMatchObject({ atMs: startMs + (168 + 5) * hourMs, value: 15 });
    });

    it('answers in the order of what was asked', async () => {
      const series = [3, 1, 2].map((level) =>
        aWeekOfHours({ values: Float64Array.of(level, level, level), seasons: [], horizon: 1 }),
      );
      const forecasts = await engine.predict(series);
      expect(forecasts.map(({ points }) => points[0]?.value)).toEqual([3, 1, 2]);
    });

    it('keeps missing values missing', async () => {
      const values = Float64Array.of(1, Number.NaN, 3, Number.NaN);
      const [forecast] = await engine.predict([aWeekOfHours({ values, seasons: [2], horizon: 2 })]);
      expect(forecast?.points.map(({ value }) => value)).toEqual([3, 3]);
    });

    it('classifies texts in order, with reasons and the versions of what judged', async () => {
      const [pothole, garbage] = await engine.classify([
        { text: 'Huge pothole in the middle of the road', category: 'potholes' },
        { text: 'Garbage heap not collected for days', at: new Date(startMs), votes: -1 },
      ]);
      expect(pothole).toMatchObject({
        category: 'potholes',
        modelVersion: expect.stringMatching(/^category@/),
        severityModelVersion: expect.stringMatching(/^severity@/),
        needsPerson: expect.any(Boolean),
      });
      expect(pothole?.reasons.map(({ word }) => word)).toContain('pothole');
      expect(garbage).toMatchObject({ category: 'garbage' });
      for (const { confidence, severity } of [pothole, garbage].flatMap((one) => one ?? [])) {
        expect(confidence).toBeGreaterThan(0.5);
        expect(Number.isInteger(severity) && severity >= 1 && severity <= 10).toBe(true);
      }
    });

    it('finds the reading that is out of the ordinary, of each sensor by itself', async () => {
      const readings = Array.from({ length: 400 }, (_, n) => [
        { sensorId: 'steady', atMs: startMs + n * 300_000, value: Math.sin(n / 20) },
        { sensorId: 'jumps', atMs: startMs + n * 300_000, value: n === 350 ? 90 : n % 3 },
      ]).flat();
      const [found, quiet] = await engine.anomaly([
        readings,
        readings.filter(({ sensorId }) => sensorId === 'steady'),
      ]);
      expect(found?.anomalies).toContainEqual(
        expect.objectContaining({ sensorId: 'jumps', value: 90, reason: expect.any(String) }),
      );
      expect(found?.anomalies.filter(({ sensorId }) => sensorId === 'steady')).toEqual([]);
      expect(quiet).toMatchObject({
        anomalies: [],
        modelVersion: expect.stringMatching(/^sensor@/),
      });
    });

    it('has the model of a signal forecast it', async () => {
      const values = Float64Array.from({ length: 24 * 70 }, (_, hour) => (hour % 24) / 30);
      const [forecast] = await engine.predict([aWeekOfHours({ signal: 'traffic', values })]);
      expect(forecast?.model).toMatch(/^traffic@/);
      expect(forecast?.points).toHaveLength(24);
    });

    it('has nothing to say to nothing', async () => {
      expect(await engine.classify([])).toEqual([]);
      expect(await engine.predict([])).toEqual([]);
      expect(await engine.anomaly([])).toEqual([]);
    });

    it('says when a series holds nothing to go by', async () => {
      const values = Float64Array.of(Number.NaN, Number.NaN);
      const asking = engine.predict([aWeekOfHours({ values })]);
      await expect(asking).rejects.toBeInstanceOf(EngineError);
      await expect(asking).rejects.toMatchObject({ code: 'bad_input' });
    });

    it('names every model, whether it is there or not', async () => {
      const models = await engine.models();
      expect(models.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['category', 'severity', 'traffic', 'flood', 'air', 'sensor']),
      );
      for (const { state, version } of models) {
        expect(version === null).toBe(state === 'missing');
      }
    });

    it('is healthy', async () => {
      expect(await engine.health()).toMatchObject({ ok: true, kind: engine.kind });
    });
  });
}
