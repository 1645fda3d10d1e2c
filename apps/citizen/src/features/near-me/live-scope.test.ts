import { describe, expect, it } from 'vitest';
import type { CityPack } from '../city/city-pack.ts';
import { noFilters } from './filters.ts';
import { liveScopeOf } from './live-scope.ts';

const ward = (id: string, lat: number, lng: number): CityPack['wards'][number] => ({
  id,
  name: id,
  number: null,
  zoneId: null,
  centre: { lat, lng },
  bbox: [lng, lat, lng, lat],
});
const pack: CityPack = {
  id: 'city',
  name: { en: 'City' },
  timeZone: 'Asia/Kolkata',
  centre: { lat: 0, lng: 0 },
  attribution: [],
  categories: [],
  zones: [],
  wards: [ward('a', 1, 1), ward('b', 2, 2)],
};
const all = { zoom: 10, bbox: [0, 0, 3, 3] as [number, number, number, number] };
const part = { zoom: 14, bbox: [0, 0, 1.5, 1.5] as [number, number, number, number] };

describe('liveScopeOf', () => {
  it('hears the whole city while all of it is shown, or while there is no map', () => {
    expect(liveScopeOf(noFilters, pack, undefined)).toEqual({ city: 'city' });
    expect(liveScopeOf(noFilters, pack, all)).toEqual({ city: 'city' });
  });

  it('hears what the map shows once somebody looks closer', () => {
    expect(liveScopeOf(noFilters, pack, part)).toEqual({ bbox: part.bbox });
  });

  it('hears the ward that the list is about, wherever the map looks', () => {
    const filters = { ...noFilters, ward: 'a', zone: 'z' };
    expect(liveScopeOf(filters, pack, part)).toEqual({ areas: ['a'], bbox: part.bbox });
  });
});
