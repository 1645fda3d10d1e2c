import { describe, expect, it } from 'vitest';
import type { Ward } from './city-pack.ts';
import { findWards } from './find-wards.ts';

const ward = (number: number, name: string): Ward => ({
  id: `w${number}`,
  name,
  number,
  zoneId: null,
  centre: { lat: 0, lng: 0 },
  bbox: [0, 0, 0, 0],
});
const wards = [
  ward(1, 'Kempegowda Ward'),
  ward(17, 'J P Park'),
  ward(68, 'Mahalakshmipuram'),
  ward(174, 'HSR Layout'),
  ward(177, 'J P Nagar'),
];
const names = (text: string) => findWards(wards, text).map(({ name }) => name);

describe('findWards', () => {
  it('shows the first wards before anything is typed', () => {
    expect(findWards(wards, ' ', 2)).toHaveLength(2);
  });

  it('finds by number before name', () => {
    expect(names('17')[0]).toBe('J P Park');
  });

  it('puts names that begin with the text first', () => {
    expect(names('ma')).toEqual(['Mahalakshmipuram']);
    expect(names('nagar')).toEqual(['J P Nagar']);
  });

  it('does not mind how words are separated or written', () => {
    expect(names('hsrlayout')).toEqual(['HSR Layout']);
    expect(names('J.P. NAGAR')).toEqual(['J P Nagar']);
  });

  it('answers nothing when nothing fits', () => {
    expect(names('zzz')).toEqual([]);
  });
});
