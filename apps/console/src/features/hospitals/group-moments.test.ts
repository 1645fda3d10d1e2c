import type { ObservationVersion } from '@pulse/contract';
import { expect, it } from 'vitest';
import { groupMoments } from './group-moments.ts';

const version = (change: Partial<ObservationVersion>): ObservationVersion => ({
  hospitalId: 'h',
  department: null,
  observedAt: '2026-11-08T08:30:00.000Z',
  version: 1,
  receivedAt: '2026-11-08T08:31:00.000Z',
  receivedBy: 'A nurse',
  source: 'api',
  figures: {},
  note: null,
  ...change,
});

it('shows the newest version of a moment, and what each correction changed', () => {
  const [moment, ...others] = groupMoments(
    [
      version({ version: 1, figures: { edPatients: 20, occupied: { icu: 4 } } }),
      version({ version: 3, figures: { edPatients: 12, occupied: { icu: 5 } } }),
      version({ version: 2, figures: { edPatients: 12, boarders: 1 } }),
    ],
    20,
  );
  expect(others).toEqual([]);
  expect(moment?.newest.version).toBe(3);
  expect(moment?.corrections.map(({ version: one, changes }) => [one.version, changes])).toEqual([
    [
      3,
      [
        { figure: 'boarders', from: 1, to: null },
        { figure: 'occupied.icu', from: null, to: 5 },
      ],
    ],
    [
      2,
      [
        { figure: 'edPatients', from: 20, to: 12 },
        { figure: 'occupied.icu', from: 4, to: null },
        { figure: 'boarders', from: null, to: 1 },
      ],
    ],
  ]);
});

it('keeps departments of one moment apart, the newest moments first, no more than asked for', () => {
  const moments = groupMoments(
    [
      version({ observedAt: '2026-11-07T08:30:00.000Z' }),
      version({ department: 'icu' }),
      version({}),
      version({ observedAt: '2026-11-06T08:30:00.000Z' }),
    ],
    3,
  );
  expect(moments.map(({ newest }) => [newest.observedAt.slice(8, 10), newest.department])).toEqual([
    ['08', 'icu'],
    ['08', null],
    ['07', null],
  ]);
});
