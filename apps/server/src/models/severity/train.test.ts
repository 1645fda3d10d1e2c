import { expect, it } from 'vitest';
import { severityRecipe } from './index.ts';

const train = (count: number) =>
  severityRecipe.train({
    files: {},
    corrections: Array.from({ length: count }, () => ({
      text: 'Cow on the road',
      category: 'animals',
      severity: 8,
    })),
    seed: 1,
    onProgress: () => {},
  });

it('without a file, severity keeps what ships and learns from corrections, the same each time', async () => {
  const [none, many, again] = await Promise.all([train(0), train(60), train(60)]);
  expect(many.bytes).toEqual(again.bytes);
  expect(many.dataHash).toBe(again.dataHash);
  expect(many.dataHash).not.toBe(none.dataHash);
  expect(many.metrics.corrections).toBe(60);
  const cow = { text: 'Cow near the school', category: 'animals' };
  const severityOf = (bytes: Uint8Array) => severityRecipe.load(bytes).score(cow).severity;
  expect(severityOf(many.bytes)).toBeGreaterThan(severityOf(none.bytes));
});
