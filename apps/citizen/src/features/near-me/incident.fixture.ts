import type { Incident } from '@pulse/contract';

/** An incident for tests, with what matters to the test put in. */
export const incidentWith = (parts: Partial<Incident> = {}): Incident => ({
  id: '0197b0a0-0000-7000-8000-000000000001',
  ref: 'BLR-10001',
  cityId: 'bengaluru',
  category: 'waste',
  description: 'Heap of waste at the corner',
  status: 'active',
  severity: 5,
  verified: false,
  version: 2,
  lat: 12.97,
  lng: 77.59,
  area: { id: 'w-1', name: 'Ward one' },
  zone: { id: 'z-1', name: 'Zone one' },
  votes: { confirm: 0, dispute: 0, resolved: 0, lastAt: null },
  photos: [],
  source: 'citizen',
  placeDrawn: false,
  duplicateOf: null,
  createdAt: '2026-11-21T08:00:00.000Z',
  updatedAt: '2026-11-21T08:00:00.000Z',
  approvedAt: null,
  resolvedAt: null,
  ai: null,
  ...parts,
});
