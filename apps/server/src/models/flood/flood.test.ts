import { describe, expect, it } from 'vitest';
import { readShippedModel } from '../../platform/engine/shipped-model.ts';
import { floodRecipe } from './index.ts';

const dayMs = 86_400_000;

const shipped = async () => {
  const bytes = await readShippedModel('flood');
  if (bytes === undefined) throw new Error('the flood model does not ship');
  return floodRecipe.load(bytes);
};

const quarter = (fill: number) => new Float64Array(85).fill(fill);

describe('the flood model that ships', () => {
  it('expects more of a wet autumn than of a dry January, as a probability within its interval', async () => {
    const model = await shipped();
    const wet = quarter(4);
    wet[84] = 80;
    const [autumn] = model.forecast({
      values: wet,
      start: Date.UTC(2026, 7, 20),
      stepMs: dayMs,
      horizon: 3,
    }).steps;
    const [winter] = model.forecast({
      values: quarter(0),
      start: Date.UTC(2026, 9, 20),
      stepMs: dayMs,
      horizon: 3,
    }).steps;
    expect(autumn?.point).toBeGreaterThan(0.1);
    expect(winter?.point).toBeLessThan(0.03);
    for (const step of [autumn, winter]) {
      expect(step?.lower80).toBeLessThanOrEqual(step?.point ?? -1);
      expect(step?.upper80).toBeGreaterThanOrEqual(step?.point ?? 2);
    }
  });

  it('explains the distance from the usual by drivers that add up', async () => {
    const model = await shipped();
    const steps = [quarter(0), quarter(12)].map(
      (values) =>
        model.forecast({ values, start: Date.UTC(2026, 7, 20), stepMs: dayMs, horizon: 1 })
          .steps[0],
    );
    const usual = steps.map(
      (step) =>
        (step?.point ?? 0) - (step?.drivers.reduce((sum, { amount }) => sum + amount, 0) ?? 0),
    );
    expect(usual[0]).toBeCloseTo(usual[1] ?? 0, 12);
  });

  it('bears days that nobody measured', async () => {
    const model = await shipped();
    const [step] = model.forecast({
      values: quarter(Number.NaN),
      start: 0,
      stepMs: dayMs,
      horizon: 1,
    }).steps;
    expect(step?.point).toBeGreaterThan(0);
    expect(step?.point).toBeLessThan(1);
  });

  it('refuses bytes that are something else', () => {
    expect(() => floodRecipe.load(new TextEncoder().encode('{"kind":"other"}\n'))).toThrow(
      'no flood model',
    );
  });
});
