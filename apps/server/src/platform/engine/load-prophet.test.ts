import { createProphet } from '@pulse/ml/series';
import { describe, expect, it } from 'vitest';
import { loadProphet } from './load-prophet.ts';

describe('loadProphet', () => {
  it('gives a Prophet that forecasts, and the same one again', async () => {
    const modules = await loadProphet();
    expect(await loadProphet()).toBe(modules);
    const { point } = createProphet(modules)
      .fit({
        values: Float64Array.from({ length: 40 }, (_, i) => 10 + i),
        start: Date.UTC(2025, 0, 1),
        stepMs: 86_400_000,
        seasons: [],
      })
      .forecast(2);
    expect(point[1]).toBeCloseTo(51, 0);
  });
});
