import { describe, expect, it } from 'vitest';
import { atOnce, inTurns, type Steps } from './in-turns.ts';

const busyMs = 5;
const pieces = 12;

function* work(done: string[]): Steps<number> {
  for (let piece = 0; piece < pieces; piece++) {
    const until = performance.now() + busyMs;
    while (performance.now() < until);
    done.push('piece');
    yield;
  }
  return done.length;
}

describe('work in turns', () => {
  it('lets others have the loop before it is done, and comes to the same', async () => {
    const done: string[] = [];
    const others = setImmediate(() => done.push('other'));
    const result = await inTurns(work(done));
    clearImmediate(others);
    expect(done.filter((one) => one === 'piece')).toHaveLength(pieces);
    expect(done.indexOf('other')).toBeGreaterThan(0);
    expect(done.indexOf('other')).toBeLessThan(pieces);
    expect(result).toBe(pieces + 1);
  });

  it('is done without a break where that is asked for', () => {
    const done: string[] = [];
    expect(atOnce(work(done))).toBe(pieces);
  });

  it('passes on what goes wrong', async () => {
    function* broken(): Steps<number> {
      yield;
      throw new RangeError('no');
    }
    await expect(inTurns(broken())).rejects.toThrow(RangeError);
  });
});
