import { describe, expect, it } from 'vitest';
import { createOneAlarm } from './one-alarm.ts';

const run = (surprises: readonly number[]) => {
  const alarm = createOneAlarm({ pauseShare: 0, leastPause: 10, worsening: 1.3 });
  return surprises.map((surprise) => alarm.fresh(surprise));
};

describe('one alarm for an incident', () => {
  it('tells the first reading whole and the next ones in part, at any threshold', () => {
    const told = run([0, 2, 2.1, 1, 2]);
    expect(told[1]).toEqual({ surprise: 2, repeated: false });
    for (const { surprise, repeated } of told.slice(2)) {
      expect(surprise).toBeLessThan(0.5);
      expect(repeated).toBe(true);
    }
  });

  it('tells again what is clearly worse', () => {
    expect(run([1, 1.29, 1.31])[2]).toEqual({ surprise: 1.31, repeated: false });
  });

  it('tells anew after the pause', () => {
    const told = run([2, ...Array<number>(10).fill(0), 2]);
    expect(told.at(-1)).toEqual({ surprise: 2, repeated: false });
  });
});
