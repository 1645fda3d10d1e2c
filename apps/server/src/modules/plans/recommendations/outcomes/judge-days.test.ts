import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDays } from './judge-days.ts';

const count = fc.integer({ min: 0, max: 50 });
const day = fc.record({
  day: fc.constantFrom('2026-03-03', '2026-03-04', '2026-03-05'),
  needed: count,
  there: count,
  added: count,
  more: count,
});

describe('days', () => {
  it('were not enough when one of them was not, and needed it when one of them did', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), (days) => {
        const judged = judgeDays(days);
        const short = days.some(
          (one) => one.needed > one.there && one.needed > one.there + one.added + one.more,
        );
        const needed = days.some((one) => one.needed > one.there);
        expect(judged?.verdict).toBe(short ? 'notEnough' : needed ? 'helped' : 'notNeeded');
        expect(days).toContain(judged?.day);
      }),
    );
  });

  it('tell by the day that shows it', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), (days) => {
        const judged = judgeDays(days);
        if (judged === null) throw new Error('days were given');
        const { needed, there, added, more } = judged.day;
        if (judged.verdict === 'notNeeded') expect(needed).toBeLessThanOrEqual(there);
        else expect(needed).toBeGreaterThan(there);
        if (judged.verdict === 'helped') expect(needed).toBeLessThanOrEqual(there + added + more);
        if (judged.verdict === 'notEnough') expect(needed).toBeGreaterThan(there + added + more);
      }),
    );
  });

  it('that nobody reported tell nothing', () => {
    expect(judgeDays([])).toBeNull();
  });
});
