import type { Area } from '@pulse/contract';
import { expect, it } from 'vitest';
import { measures, wardShade, wardValues } from './measures.ts';

const ward = (id: string, population: number | null): Area => ({
  id,
  cityId: 'bengaluru',
  number: null,
  name: id,
  zoneId: null,
  population,
  areaSqKm: null,
  centre: { lat: 12.9, lng: 77.5 },
  bbox: [77, 12, 78, 13],
});
const counts = { total: 6, byArea: { a: 4, b: 2 }, byCategory: {} };
const areas = [ward('a', 40_000), ward('b', 10_000), ward('c', null)];

it('counts incidents, or relates them to the people who live there', () => {
  const open = wardValues(areas, { ...counts, byStatus: emptyStatus }, measures.open);
  expect(open.map(({ id, value }) => [id, value])).toEqual([
    ['a', 4],
    ['b', 2],
    ['c', 0],
  ]);
  const rate = wardValues(areas, { ...counts, byStatus: emptyStatus }, measures.per10k);
  expect(rate.map(({ id, value }) => [id, value])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});

it('shades the ward with most fully and an empty city not at all', () => {
  expect(
    wardShade([
      { id: 'a', name: 'a', value: 4 },
      { id: 'b', name: 'b', value: 1 },
    ]),
  ).toEqual({
    a: 1,
    b: 0.25,
  });
  expect(wardShade([{ id: 'a', name: 'a', value: 0 }])).toEqual({});
});

const emptyStatus = { reported: 0, active: 0, resolved: 0, rejected: 0, duplicate: 0 };
