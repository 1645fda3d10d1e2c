import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayParts, learnPartShares, sharesOn, splitDayParts } from './day-parts.ts';

const people = fc.double({ min: 0, max: 500, noNaN: true });
const history = fc.array(
  fc.record({
    day: fc.integer({ min: 20_000, max: 20_100 }),
    parts: fc.record({ night: people, morning: people, afternoon: people, evening: people }),
  }),
);

describe('parts of a day', () => {
  it('add up to the day, each within its interval, and their variances are those of thinning', () => {
    fc.assert(
      fc.property(history, people, people, people, (days, point, below, above) => {
        const day = { point, lower80: Math.max(0, point - below), upper80: point + above };
        const shares = sharesOn(learnPartShares(days), 20_050);
        const parts = splitDayParts(day, shares);
        expect(parts.map(({ part }) => part)).toEqual([...dayParts]);
        expect(parts.reduce((sum, one) => sum + one.point, 0)).toBeCloseTo(point, 9);
        for (const { part, point: own, lower80, upper80 } of parts) {
          expect(lower80).toBeLessThanOrEqual(own);
          expect(upper80).toBeGreaterThanOrEqual(own);
          const share = shares[part];
          const variance = share ** 2 * (above / 1.2815516) ** 2 + share * (1 - share) * point;
          expect(((upper80 - own) / 1.2815516) ** 2).toBeCloseTo(variance, 3);
        }
      }),
    );
  });

  it('start from the prior and follow what came, a weekday of its own only when many have', () => {
    const monday = 20_051 - ((20_051 + 3) % 7);
    const days = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        day: monday + i,
        parts:
          i % 7 === 0
            ? { night: 60, morning: 20, afternoon: 10, evening: 10 }
            : { night: 10, morning: 40, afternoon: 40, evening: 10 },
      }));
    expect(learnPartShares([]).all.afternoon).toBeCloseTo(0.36, 9);
    expect(learnPartShares([{ day: monday, parts: { night: 90 } }]).all.night).toBeCloseTo(0.12, 9);
    const few = learnPartShares(days(8));
    expect(Math.abs(sharesOn(few, monday).night - few.all.night)).toBeLessThan(0.15);
    const many = learnPartShares(days(280));
    expect(many.all.morning).toBeCloseTo(0.37, 1);
    expect(sharesOn(many, monday + 700).night).toBeGreaterThan(0.5);
    expect(sharesOn(many, monday + 701).night).toBeLessThan(0.15);
  });
});
