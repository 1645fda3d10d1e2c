import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { applyToCache } from './apply-to-cache.ts';

const keys = [
  ['hospital-board', 'bengaluru'],
  ['hospital', 'h1'],
  ['hospital', 'h2'],
  ['observations', 'h1'],
  ['observations', 'h1', '2026-03-02T06:00:00Z'],
  ['surge', 'list', 'bengaluru'],
  ['surge', 'hospital', 'h1'],
  ['surge', 'hospital', 'h2'],
  ['surge', 'festivals', 'bengaluru'],
  ['plan', 'bengaluru'],
  ['recommendations', 'bengaluru', { state: 'open' }],
  ['recommendations', 'record', 'bengaluru'],
  ['alert-drafts', 'bengaluru', 'draft'],
  ['counts', 'bengaluru'],
];

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
  for (const key of keys) client.setQueryData(key, {});
});

const toldOf = (what: 'observation' | 'surge' | 'plan' | 'recommendation') => {
  const payload = { position: 4, what, hospitalIds: ['h1'] };
  applyToCache(client, { message: 'hospital:changed', payload });
  return keys
    .filter((key) => client.getQueryState(key)?.isInvalidated)
    .map((key) => key.filter((part) => typeof part === 'string').join(' '));
};

it('an observation makes the board and that hospital old, and no other', () => {
  expect(toldOf('observation')).toEqual([
    'hospital-board bengaluru',
    'hospital h1',
    'observations h1',
    'observations h1 2026-03-02T06:00:00Z',
  ]);
});

it('a new forecast makes what is coming old, and no other hospital', () => {
  expect(toldOf('surge')).toEqual(['surge list bengaluru', 'surge hospital h1']);
});

it('a new plan makes the plan and its recommendations old', () => {
  expect(toldOf('plan')).toEqual([
    'plan bengaluru',
    'recommendations bengaluru',
    'recommendations record bengaluru',
  ]);
});

it('a decision makes recommendations, the plan and drafts of alerts old', () => {
  expect(toldOf('recommendation')).toEqual([
    'plan bengaluru',
    'recommendations bengaluru',
    'recommendations record bengaluru',
    'alert-drafts bengaluru draft',
  ]);
});

it('does not ask for the counts of incidents', () => {
  vi.useFakeTimers();
  toldOf('observation');
  vi.runAllTimers();
  expect(client.getQueryState(['counts', 'bengaluru'])?.isInvalidated).toBe(false);
  vi.useRealTimers();
});
