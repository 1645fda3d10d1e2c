import { describe, expect, it } from 'vitest';
import { expectedPatients } from './expected-patients.ts';

const crowd = {
  kind: 'religious',
  expectedCrowd: 100_000,
  setting: 'indoor',
  water: true,
} as const;

describe('expected patients', () => {
  it('are those of 201 gatherings per thousand', () => {
    expect(expectedPatients(crowd)).toMatchObject({ multiplier: null, formula: 'arbon-2001' });
    expect(expectedPatients(crowd).presentations).toBeCloseTo(99.2, 9);
    expect(expectedPatients(crowd).transported).toBeCloseTo(2.7, 9);
  });

  it.each([
    ['danceFestival', 1.45, 0.1],
    ['race', 6.2, 0.2],
    ['universityGames', 0.73, 0.027],
  ] as const)('follow the kind where it was measured: %s', (kind, presented, transported) => {
    const expected = expectedPatients({ ...crowd, kind, setting: 'outdoor' });
    expect(expected.presentationsPer1000).toBeCloseTo(presented, 9);
    expect(expected.transportedPer1000).toBeCloseTo(transported, 9);
  });

  it('take the largest multiplier alone, never a product', () => {
    const all = { ...crowd, setting: 'outdoor', water: false, heatIndexC: 47 } as const;
    expect(expectedPatients(all)).toMatchObject({ multiplier: { name: 'outdoor', factor: 3 } });
    expect(expectedPatients(all).presentationsPer1000).toBeCloseTo(2.976, 9);
    const dry = { ...crowd, water: false, heatIndexC: 37 };
    expect(expectedPatients(dry).multiplier).toEqual({ name: 'noWater', factor: 1.7 });
    const hot = { ...crowd, heatIndexC: 37 };
    expect(expectedPatients(hot).multiplier).toEqual({ name: 'heatIndex', factor: 1.21 });
  });
});
