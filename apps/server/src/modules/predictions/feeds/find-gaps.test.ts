import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGaps } from './find-gaps.ts';

const hourMs = 3_600_000;
const begins = (count: number) => Array.from({ length: count }, (_, i) => i * hourMs);

describe('gaps', () => {
  it('are the runs of hours without a value', () => {
    const measured = new Set([0, 3, 4].map((hour) => hour * hourMs));
    const gaps = findGaps(begins(7), hourMs, (begin) => measured.has(begin));
    expect(gaps).toEqual([
      { from: new Date(hourMs), to: new Date(3 * hourMs), hours: 2 },
      { from: new Date(5 * hourMs), to: new Date(7 * hourMs), hours: 2 },
    ]);
  });

  it('hold every hour that is missing and none that is there, whatever is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (present) => {
        const gaps = findGaps(
          begins(present.length),
          hourMs,
          (begin) => present[begin / hourMs] ?? false,
        );
        const inGap = present.map((_, i) =>
          gaps.some(({ from, to }) => from.getTime() <= i * hourMs && i * hourMs < to.getTime()),
        );
        expect(inGap).toEqual(present.map((there) => !there));
        for (const [i, { from }] of gaps.entries()) {
          // Two gaps that touch would be one.
          if (i > 0) expect(from.getTime()).toBeGreaterThan(gaps[i - 1]?.to.getTime() ?? 0);
        }
      }),
    );
  });
});
