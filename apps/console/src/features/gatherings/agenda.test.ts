import type { Gathering } from '@pulse/contract';
import { expect, it } from 'vitest';
import { agendaOf } from './agenda.ts';

const gathering = (id: string, startsAt: string, endsAt = startsAt): Gathering => ({
  id,
  cityId: 'bengaluru',
  kind: 'religious',
  name: id,
  area: { id: 'w', name: 'Ward' },
  lat: null,
  lng: null,
  expectedCrowd: 1000,
  startsAt,
  endsAt,
  alcohol: false,
  fireworks: false,
  setting: 'outdoor',
  medicalPosts: 0,
  water: true,
  holiday: null,
  seriesId: null,
  status: 'planned',
  cancelReason: null,
  expected: {
    presentations: 3,
    transported: 0.1,
    presentationsPer1000: 3,
    transportedPer1000: 0.1,
    multiplier: null,
    formula: 'arbon-2001',
    source: '',
  },
  createdAt: startsAt,
  updatedAt: startsAt,
  version: 1,
});

it('puts gatherings under the day of the city, month by month, the empty months too', () => {
  const months = agendaOf(
    [
      gathering('late', '2027-01-02T12:00:00Z'),
      gathering('evening', '2026-11-08T15:00:00Z'),
      // 01:30 of the ninth in Bengaluru.
      gathering('after midnight', '2026-11-08T20:00:00Z'),
      gathering('afternoon', '2026-11-08T09:00:00Z'),
    ],
    '2026-11',
    3,
    'Asia/Kolkata',
  );
  expect(
    months.map(({ month, days }) => [
      month,
      days.map(({ date, gatherings }) => [date, ...gatherings.map(({ id }) => id)]),
    ]),
  ).toEqual([
    [
      '2026-11',
      [
        ['2026-11-08', 'afternoon', 'evening'],
        ['2026-11-09', 'after midnight'],
      ],
    ],
    ['2026-12', []],
    ['2027-01', [['2027-01-02', 'late']]],
  ]);
});

it('shows what began earlier and still lasts under the first day', () => {
  const lasting = gathering('fair', '2026-10-30T12:00:00Z', '2026-11-03T12:00:00Z');
  const [first] = agendaOf([lasting], '2026-11', 1, 'Asia/Kolkata');
  expect(first?.days.map(({ date }) => date)).toEqual(['2026-11-01']);
});
