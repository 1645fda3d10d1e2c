import type { Incident } from '@pulse/contract';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { applyToCache, type QueuePages } from './apply-to-cache.ts';

const incident = (id: string, change: Partial<Incident> = {}): Incident => ({
  id,
  ref: `BLR-${id}`,
  cityId: 'bengaluru',
  category: 'roads',
  description: 'A hole in the road',
  status: 'reported',
  severity: 5,
  verified: false,
  version: 1,
  lat: 12.97,
  lng: 77.59,
  area: { id: 'a1', name: 'Ward 1' },
  zone: { id: 'east', name: 'East' },
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
  ...change,
});

const queueKey = ['incidents', 'queue', { zone: 'east' }];
const ids = (client: QueryClient) =>
  client
    .getQueryData<QueuePages>(queueKey)
    ?.pages.flatMap((page) => page.items.map((item) => item.id));

let client: QueryClient;
beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
  client.setQueryData<QueuePages>(queueKey, {
    pages: [{ items: [incident('1'), incident('2')], nextCursor: null }],
    pageParams: [''],
  });
});

it('a new report joins the queues that it belongs to, once', () => {
  const payload = { position: 7, incident: incident('3') };
  applyToCache(client, { message: 'incident:new', payload });
  applyToCache(client, { message: 'incident:new', payload });
  expect(ids(client)).toEqual(['3', '1', '2']);
});

it('a report of another zone stays out', () => {
  const elsewhere = incident('4', { zone: { id: 'west', name: 'West' } });
  applyToCache(client, { message: 'incident:new', payload: { position: 8, incident: elsewhere } });
  expect(ids(client)).toEqual(['1', '2']);
});

it('what a colleague approved leaves the queue', () => {
  const approved = incident('1', { status: 'active', version: 2 });
  applyToCache(client, {
    message: 'incident:updated',
    payload: { position: 9, incident: approved },
  });
  expect(ids(client)).toEqual(['2']);
});

it('a vote keeps what only staff see', () => {
  client.setQueryData(['incidents', 'list', {}], {
    items: [
      incident('1', {
        staff: {
          assignee: { id: 'o', name: 'Ravi' },
          dueAt: '2026-11-22T10:00:00Z',
          rejectReason: null,
          hasReporter: true,
          similarCount: 2,
          aiAlternatives: [],
          severityBy: 'category',
        },
      }),
    ],
    nextCursor: null,
  });
  applyToCache(client, {
    message: 'vote:new',
    payload: {
      position: 10,
      incidentId: '1',
      votes: { confirm: 3, dispute: 0, resolved: 0, lastAt: null },
      verified: true,
    },
  });
  expect(client.getQueryData(['incidents', 'list', {}])).toMatchObject({
    items: [{ verified: true, votes: { confirm: 3 }, staff: { similarCount: 2 } }],
  });
});
