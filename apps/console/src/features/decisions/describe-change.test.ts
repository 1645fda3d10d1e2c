import type { Incident } from '@pulse/contract';
import { expect, it } from 'vitest';
import { describeChange } from './describe-change.ts';

const before: Incident = {
  id: '1',
  ref: 'BLR-1',
  cityId: 'bengaluru',
  category: 'roads',
  description: 'A hole',
  status: 'reported',
  severity: 4,
  verified: false,
  version: 1,
  lat: 12.97,
  lng: 77.59,
  area: null,
  zone: null,
  votes: { confirm: 0, dispute: 0, resolved: 0, lastAt: null },
  photos: [],
  source: 'citizen',
  placeDrawn: false,
  duplicateOf: null,
  createdAt: '2026-11-21T10:00:00Z',
  updatedAt: '2026-11-21T10:00:00Z',
  approvedAt: null,
  resolvedAt: null,
  ai: null,
};
const name = (id: string) => id;

it('says what a colleague changed', () => {
  expect(describeChange(before, { ...before, status: 'active', severity: 7 }, name)).toBe(
    'Status: Waiting → Active. Severity: 4 → 7.',
  );
  expect(describeChange(before, { ...before, description: 'A deep hole' }, name)).toBe(
    'The text was corrected.',
  );
});

it('still says something when nothing that it shows has changed', () => {
  expect(describeChange(before, { ...before, version: 2 }, name)).toBe('Votes or photos came in.');
});
