import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignNumbers } from './foreign-numbers.ts';

const source = JSON.stringify({
  day: '2026-11-08',
  cost: 120_000,
  needed: 14.6,
  share: 0.18,
  ref: 'R7',
  text: 'Open 6 beds',
});

describe('numbers that a source does not hold', () => {
  it.each([
    ['It costs ₹1,20,000 on 8 November 2026.', []],
    ['About 15 patients need the 6 beds, 14.6 to be exact.', []],
    ['That is 18 % more; see R7 and R99.', []],
    ['Six beds, and one more if it can be had.', []],
    ['It costs ₹1,25,000.', ['1,25,000']],
    ['About 14 patients.', ['14']],
    ['Seven beds, or twenty.', ['seven', 'twenty']],
    ['R7 costs 7.', ['7']],
    ['Some 1.2 lakh.', ['1.2', 'lakh']],
  ])('in "%s" are %o', (text, foreign) => {
    expect(foreignNumbers(text, source)).toEqual(foreign);
  });

  it('are found whatever they are, and never what the source says itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.integer({ min: 2 }), (a, b) => {
        fc.pre(a !== b);
        expect(foreignNumbers(`It takes ${a}.`, `{"n":${a}}`)).toEqual([]);
        expect(foreignNumbers(`It takes ${b}.`, `{"n":${a}}`)).toEqual([String(b)]);
      }),
    );
  });
});
