import { describe, expect, it } from 'vitest';
import { listSkipped } from './list-skipped.mjs';
import { summarise } from './summarise.mjs';

const redis = {
  name: 'Redis',
  variable: 'TEST_REDIS_URL',
  value: undefined,
  reason: 'no Redis at redis://127.0.0.1:6379 (connect ECONNREFUSED); set TEST_REDIS_URL',
};
const skippedTest = {
  file: 'cache/redis.test.ts',
  name: 'redis (skipped: TEST_REDIS_URL is not set)',
  note: undefined,
};
const passing = { passed: 3, failed: 0, skipped: [] };

describe('the end of npm test', () => {
  it('gives each skipped suite once, with what it waits for', () => {
    expect(listSkipped([skippedTest, skippedTest], [redis])).toEqual([
      { title: 'cache/redis.test.ts > redis', tests: 2, reason: redis.reason, isMissing: true },
    ]);
  });

  it('does not blame a service that was found', () => {
    const found = { ...redis, value: 'redis://somewhere' };
    expect(listSkipped([skippedTest], [found])[0]).toMatchObject({
      reason: 'TEST_REDIS_URL is not set',
      isMissing: false,
    });
  });

  it('has the count as its last line', () => {
    const { lines, ok } = summarise([passing, passing], listSkipped([skippedTest], [redis]), '');
    expect(lines.at(-1)).toBe('6 passed, 0 failed, 1 skipped');
    expect(ok).toBe(true);
  });

  it('fails on a skip where all must run, and on one that could have run', () => {
    const missing = listSkipped([skippedTest], [redis]);
    const avoidable = listSkipped([skippedTest], [{ ...redis, value: 'redis://somewhere' }]);
    expect(summarise([passing], missing, '1').ok).toBe(false);
    expect(summarise([passing], missing, 'found').ok).toBe(true);
    expect(summarise([passing], avoidable, 'found').ok).toBe(false);
  });

  it('fails when nothing ran or something failed', () => {
    expect(summarise([{ passed: 0, failed: 0, skipped: [] }], [], '').ok).toBe(false);
    expect(summarise([{ passed: 9, failed: 1, skipped: [] }], [], '').ok).toBe(false);
  });
});
