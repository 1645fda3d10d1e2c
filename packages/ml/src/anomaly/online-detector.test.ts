import { describe, expect, it } from 'vitest';
import { createRandom } from '../numeric/index.ts';
import { createOnlineDetector, type Verdict } from './online-detector.ts';

const stepMs = 300_000;
const perDay = 288;
const days = 8;
const start = Date.UTC(2026, 0, 5);

/** A sensor with a daily rhythm between about 40 and 60, read each five minutes. */
const rhythm = (seed = 1): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from(
    { length: days * perDay },
    (_, i) => 50 + 8 * Math.sin((2 * Math.PI * i) / perDay) + 0.8 * random.normal(),
  );
};
const watch = (values: ArrayLike<number>): Verdict[] => {
  const detector = createOnlineDetector();
  return Array.from(values, (value, i) => detector.observe(start + i * stepMs, value));
};
const alarmsOf = (verdicts: readonly Verdict[]): number[] =>
  verdicts.flatMap(({ anomaly }, row) => (anomaly ? [row] : []));

const at = 6 * perDay + 100;

describe('the online detector', () => {
  it('tells a spike at once, why, and what was expected', () => {
    const values = rhythm();
    values[at] = 95;
    const verdict = watch(values)[at];
    expect(verdict?.anomaly).toBe(true);
    expect(verdict?.reason).toMatch(/95/);
    expect(verdict?.expectedHigh).toBeLessThan(65);
    expect(verdict?.expectedLow).toBeGreaterThan(40);
  });

  it('tells a shift of the level within an hour, once', () => {
    const values = rhythm().map((value, row) => (row < at ? value : value + 20));
    const alarms = alarmsOf(watch(values)).filter((row) => row >= at);
    expect(alarms[0]).toBeLessThan(at + 12);
    expect(alarms.length).toBeLessThanOrEqual(4);
  });

  it('tells a sensor that hangs, and calls it a flat line', () => {
    const values = rhythm();
    values.fill(values[at] ?? 50, at, at + perDay);
    const verdicts = watch(values);
    const alarm = alarmsOf(verdicts).find((row) => row > at);
    expect(alarm).toBeLessThan(at + perDay / 2);
    expect(verdicts[alarm ?? 0]?.reason).toMatch(/flat line/);
  });

  it('is quiet on a series without incidents', () => {
    for (const seed of [1, 2, 3]) {
      expect(alarmsOf(watch(rhythm(seed))).length).toBeLessThanOrEqual(12);
    }
    expect(alarmsOf(watch(new Float64Array(2000).fill(7)))).toEqual([]);
  });

  it('scores 0 for what is missing and goes on as if it had not been', () => {
    const values = rhythm();
    values[at] = 95;
    const holes = [500, 501, 502, 1200];
    const without = watch(values.filter((_, row) => !holes.includes(row)));
    const detector = createOnlineDetector();
    const withHoles = Array.from(values, (value, row) =>
      detector.observe(start + row * stepMs, holes.includes(row) ? Number.NaN : value),
    );
    expect(withHoles[500]).toMatchObject({ score: 0, anomaly: false, reason: 'no reading' });
    expect(withHoles[at]?.anomaly).toBe(true);
    expect(without[at - holes.length]?.anomaly).toBe(true);
    expect(withHoles.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
  });

  it('never looks ahead: what follows changes nothing', () => {
    const values = rhythm();
    const whole = watch(values);
    const other = watch(values.map((value, row) => (row < 1500 ? value : value * 5 - 3)));
    expect(other.slice(0, 1500)).toEqual(whole.slice(0, 1500));
    expect(watch(values.subarray(0, 1500))).toEqual(whole.slice(0, 1500));
  });

  it('gives the same answers whatever the unit', () => {
    const values = rhythm().map((value, row) => (row === at ? 95 : value));
    const scores = watch(values).map(({ score }) => score);
    const scaled = watch(values.map((value) => value * 1024)).map(({ score }) => score);
    scaled.forEach((score, row) => {
      expect(score).toBeCloseTo(scores[row] ?? Number.NaN, 6);
    });
  });

  it('bears repeated times, times that go back and enormous values', () => {
    const detector = createOnlineDetector();
    const random = createRandom(5);
    for (let i = 0; i < 1200; i++) {
      const atMs = start + (i % 7 === 0 ? i - 3 : Math.floor(i / 2)) * stepMs;
      const { score } = detector.observe(atMs, i === 900 ? 1e300 : random.normal());
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('forgives what happens at the same time every day', () => {
    const values = rhythm();
    for (let day = 0; day < days; day++) values[day * perDay + 30] = 75;
    const last = (days - 1) * perDay;
    const alarms = alarmsOf(watch(values));
    expect(alarms.filter((row) => row >= last + 28 && row <= last + 34)).toEqual([]);
  });
});
