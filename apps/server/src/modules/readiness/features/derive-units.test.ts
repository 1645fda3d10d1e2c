import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveUnits, otherUnit, wholeUnit } from './derive-units.ts';
import { type KnownValue, unsaid } from './known-value.ts';

const evening = (day: number) => day * 24 + 22;
const days = (values: readonly (number | undefined)[]) =>
  new Map(
    values.flatMap((value, day): [number, KnownValue[]][] =>
      value === undefined ? [] : [[day, [{ value, knownAtMs: evening(day) }]]],
    ),
  );
const derive = (reported: Record<string, readonly (number | undefined)[]>) =>
  deriveUnits(new Map(Object.entries(reported).map(([unit, own]) => [unit, days(own)])), 0);
const last = (units: ReturnType<typeof derive>, unit: string, day: number) =>
  units.get(unit)?.get(day)?.at(-1)?.value;

describe('units of a hospital', () => {
  it('add up to the whole on every day on which all are known', () => {
    const count = fc.option(fc.nat(200), { nil: undefined });
    const counts = fc.array(count, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(counts, counts, counts, (whole, ed, burns) => {
        const units = derive({ '': whole, ed, burns });
        for (let day = 0; day < 30; day++) {
          if ([whole, ed, burns].some((one) => one[day] === undefined)) continue;
          const parts = ['ed', 'burns', otherUnit].map((unit) => last(units, unit, day) || 0);
          const all = Math.max(whole[day] ?? 0, (ed[day] ?? 0) + (burns[day] ?? 0));
          expect(last(units, wholeUnit, day)).toBe(all);
          expect(parts.reduce((sum, one) => sum + one, 0)).toBe(all);
        }
      }),
    );
  });

  it('are the whole where more came to departments than the whole was said to be', () => {
    expect(last(derive({ '': [50], ed: [40], burns: [20] }), wholeUnit, 0)).toBe(60);
  });

  it('are the whole where nobody speaks for the whole', () => {
    const units = derive({ ed: [40, 41], burns: [20, 21] });
    expect(last(units, wholeUnit, 1)).toBe(62);
    expect(last(units, otherUnit, 1)).toBeUndefined();
  });

  it('count what is too little to be a unit with the largest', () => {
    const units = derive({ '': [1_001, 1_009], ed: [900, 900], burns: [100, 100] });
    expect(last(units, 'ed', 1)).toBe(909);
    expect(last(units, 'burns', 1)).toBe(100);
    expect(last(units, otherUnit, 1)).toBeUndefined();
    const material = derive({ '': [1_001, 1_030], ed: [900, 900], burns: [100, 100] });
    expect(last(material, 'ed', 1)).toBe(900);
    expect(last(material, otherUnit, 1)).toBe(30);
    expect(last(material, wholeUnit, 1)).toBe(1_030);
  });

  it('wait for a department that is usually heard of', () => {
    const units = derive({ '': [50, 50, 50], ed: [40, 40, 40], burns: [5, 5, undefined] });
    expect(last(units, otherUnit, 1)).toBe(5);
    expect(last(units, otherUnit, 2)).toBeUndefined();
    expect(last(units, wholeUnit, 2)).toBe(50);
    expect(
      last(derive({ ed: [40, 40, 40], burns: [5, 5, undefined] }), wholeUnit, 2),
    ).toBeUndefined();
  });
});

describe('what the store does not say yet', () => {
  const asOf = (rows: readonly KnownValue[], atMs: number) =>
    rows.findLast(({ knownAtMs }) => knownAtMs <= atMs)?.value;

  it('leaves every earlier answer as it was, and ends with the truth', () => {
    const steps = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 9 }), value: fc.nat(4) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(steps, fc.array(fc.boolean()), (given, isBuilt) => {
        let nowMs = 0;
        const told = given.map(({ wait, value }) => {
          nowMs += wait;
          return { value, knownAtMs: nowMs, provenance: 'test' };
        });
        const rows: KnownValue[] = [];
        told.forEach(({ knownAtMs }, i) => {
          if (!isBuilt[i]) return;
          const before = [...rows];
          rows.push(...unsaid(rows.at(-1), told.slice(0, i + 1), knownAtMs));
          for (let at = 0; at <= (before.at(-1)?.knownAtMs ?? -1); at++) {
            expect(asOf(rows, at)).toBe(asOf(before, at));
          }
        });
        rows.push(...unsaid(rows.at(-1), told, nowMs));
        for (let at = 0; at <= nowMs; at++) expect(asOf(rows, at)).toBe(asOf(told, at));
        expect(unsaid(rows.at(-1), told, nowMs + 1)).toEqual([]);
      }),
    );
  });

  it('counts from now on when it was known, but came to light only now', () => {
    const newest = { value: 5, knownAtMs: 10 };
    expect(unsaid(newest, [{ value: 6, knownAtMs: 8, provenance: 'test' }], 20)).toEqual([
      { value: 6, knownAtMs: 20, provenance: 'test' },
    ]);
  });
});
