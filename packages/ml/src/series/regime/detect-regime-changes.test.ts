import { describe, expect, it } from 'vitest';
import { createRandom } from '../../numeric/index.ts';
import { detectRegimeChange, detectRegimeChanges } from '../index.ts';

const stream = (seed: number, length: number, correlation = 0) => {
  const random = createRandom(seed);
  let before = 0;
  return Float64Array.from({ length }, () => {
    before = correlation * before + random.normal();
    return before;
  });
};
const shifted = (errors: Float64Array, at: number, by: number) =>
  errors.map((error, i) => (i >= at ? error + by : error));

describe('detectRegimeChanges', () => {
  it('gives false alarms about as often as stated, also on correlated errors', () => {
    for (const correlation of [0, 0.4]) {
      let alarms = 0;
      for (let seed = 0; seed < 100; seed++) {
        const errors = stream(seed, 2_000, correlation);
        alarms += detectRegimeChanges(errors, { falseAlarmEvery: 1_000 }).length;
      }
      const every = (100 * 2_000) / alarms;
      expect(every).toBeGreaterThan(750);
      expect(every).toBeLessThan(1_500);
    }
  });

  it('finds a shift of two deviations within ten steps, most often within six', () => {
    const delays: number[] = [];
    for (let seed = 0; seed < 100; seed++) {
      const errors = shifted(stream(seed, 240), 200, 2);
      const change = detectRegimeChanges(errors).find(({ detectedAt }) => detectedAt >= 200);
      if (change) delays.push(change.detectedAt - 199);
    }
    delays.sort((a, b) => a - b);
    expect(delays.length).toBe(100);
    expect(delays[50]).toBeLessThanOrEqual(6);
    expect(delays[90]).toBeLessThanOrEqual(10);
  });

  it('says where, which way, how much, and how rare it is', () => {
    const errors = shifted(stream(12, 300), 250, -4).map((error) => 10 * error);
    const change = detectRegimeChange(errors);
    expect(change?.direction).toBe('down');
    expect(Math.abs((change?.at ?? 0) - 250)).toBeLessThan(4);
    expect(change?.size).toBeCloseTo(-40, -1);
    expect(change?.deviations).toBeCloseTo(-4, 0);
    expect(change?.reason).toMatch(
      /^values have been lower than forecast by \d+(\.\d)? on average, [34]\.\d+ times their usual spread; chance alone would raise this alarm about once in 2,000 steps$/,
    );
  });

  it('finds the way back as a change of its own', () => {
    const errors = shifted(shifted(stream(5, 400), 150, 3), 280, -3);
    expect(detectRegimeChanges(errors).map(({ direction }) => direction)).toEqual(['up', 'down']);
  });

  it('is not alarmed by a single outlier, missing values, or perfect forecasts', () => {
    const errors = stream(3, 200);
    expect(detectRegimeChange(errors)).toBeUndefined();
    errors[100] = 50;
    errors.fill(Number.NaN, 120, 130);
    expect(detectRegimeChange(errors)).toBeUndefined();
    expect(detectRegimeChange(new Float64Array(100))).toBeUndefined();
    expect(detectRegimeChange([])).toBeUndefined();
    expect(detectRegimeChange([1, 2])).toBeUndefined();
    const broken = detectRegimeChange(
      Float64Array.from({ length: 60 }, (_, i) => (i < 40 ? 0 : 2)),
    );
    expect(broken).toMatchObject({ at: 40, direction: 'up', size: 2 });
  });

  it('refuses a false alarm rate that cannot be', () => {
    expect(() => detectRegimeChanges([1], { falseAlarmEvery: 1 })).toThrow(RangeError);
  });
});
