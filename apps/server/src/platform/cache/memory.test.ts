import { describe, expect, it } from 'vitest';
import { describeCache } from './contract-suite.ts';
import { createMemoryCache } from './memory.ts';

describe('memory', () => {
  describeCache(async () => createMemoryCache());

  it('stays within its size, forgetting the least recently used', async () => {
    const cache = createMemoryCache({ maxChars: 10_000 });
    for (let turn = 0; turn < 100; turn += 1)
      await cache.set(`key-${turn}`, 'x'.repeat(500), 60_000);
    expect(await cache.get('key-0')).toBeUndefined();
    expect(await cache.get('key-99')).toHaveLength(500);
  });
});
