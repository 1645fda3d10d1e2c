import { describe, expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

describe('takeTurns', () => {
  it('never runs more at once than it may, and turns away those it has no room for', async () => {
    const turns = takeTurns(2, 3);
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => turns(work)));
    expect(most).toBe(2);
    expect(results.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => 'fulfilled'),
      ...Array.from({ length: 3 }, () => 'rejected'),
    ]);
  });

  it('goes on after work that failed', async () => {
    const turns = takeTurns(1, 1);
    await expect(turns(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns(async () => 'yes')).resolves.toBe('yes');
  });
});
