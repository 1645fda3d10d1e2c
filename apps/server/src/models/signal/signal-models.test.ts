import { describe, expect, it } from 'vitest';
import { readShippedModel } from '../../platform/engine/shipped-model.ts';
import { airRecipe } from '../air/index.ts';
import type { ModelRecipe } from '../model.ts';
import { trafficRecipe } from '../traffic/index.ts';
import type { SignalModel } from './signal-model.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 8, 7);

const shipped = async (recipe: ModelRecipe<SignalModel>): Promise<SignalModel> => {
  const bytes = await readShippedModel(recipe.name);
  if (bytes === undefined) throw new Error(`the model ${recipe.name} does not ship`);
  return recipe.load(bytes);
};

/** Eight weeks of a road that is full at eight in the morning of a working day, and half on Sundays. */
const weeks = (): Float64Array =>
  Float64Array.from({ length: 56 * 24 }, (_, i) => {
    const day = Math.floor(i / 24) % 7;
    const rush = Math.exp(-(((i % 24) - 8) ** 2) / 8);
    return (day >= 5 ? 0.5 : 1) * (0.1 + 0.8 * rush);
  });

describe('the traffic model that ships', () => {
  it('sees the rush hour coming, within an interval that holds it, and says why', async () => {
    const model = await shipped(trafficRecipe);
    const { steps } = model.forecast({ values: weeks(), start, stepMs: hourMs, horizon: 24 });
    const points = steps.map(({ point }) => point);
    expect(points.indexOf(Math.max(...points))).toBeGreaterThanOrEqual(7);
    expect(points.indexOf(Math.max(...points))).toBeLessThanOrEqual(9);
    const rush = steps[8];
    expect(rush?.lower80).toBeLessThanOrEqual(rush?.point ?? -1);
    expect(rush?.upper80).toBeGreaterThanOrEqual(rush?.point ?? 9);
    expect(steps[points.indexOf(Math.max(...points))]?.drivers.length).toBeGreaterThan(1);
  });

  it('never forecasts less than nothing, and bears gaps and more steps than it learnt', async () => {
    const model = await shipped(trafficRecipe);
    const values = weeks().fill(0, 24 * 50);
    values.fill(Number.NaN, 24 * 20, 24 * 22);
    const { steps } = model.forecast({ values, start, stepMs: hourMs, horizon: 30 });
    expect(steps).toHaveLength(30);
    for (const { point, lower80 } of steps) {
      expect(point).toBeGreaterThanOrEqual(0);
      expect(lower80).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('the air model that ships', () => {
  it('stays near a level that has been steady', async () => {
    const model = await shipped(airRecipe);
    const values = new Float64Array(85).fill(120).map((level, i) => level + (i % 5));
    const { steps } = model.forecast({ values, start, stepMs: 24 * hourMs, horizon: 3 });
    for (const { point } of steps) {
      expect(point).toBeGreaterThan(90);
      expect(point).toBeLessThan(150);
    }
  });
});
