import type { TokenPair } from '@pulse/contract';
import { expect, it } from 'vitest';
import { type RefreshResult, refreshOnce } from './refresh-once.ts';

const pair: TokenPair = {
  tokenType: 'Bearer',
  accessToken: 'a',
  expiresIn: 3600,
  refreshToken: 'next',
  user: {
    id: '00000000-0000-4000-8000-000000000001',
    role: 'admin',
    name: 'Asha',
    phoneMasked: null,
    email: 'asha@example.org',
    language: 'en',
    zones: [],
    totpEnabled: false,
    createdAt: '2026-01-01T00:00:00Z',
  },
};

const countingRefresh = (results: RefreshResult[]) => {
  const asked: string[] = [];
  const refresh = async (token: string): Promise<RefreshResult> => {
    asked.push(token);
    return results[asked.length - 1] ?? { kind: 'ended' };
  };
  return { asked, refresh };
};

it('asks once for requests that run side by side, and for 30 s after', async () => {
  const { asked, refresh } = countingRefresh([{ kind: 'refreshed', pair }]);
  const [first, second] = await Promise.all([
    refreshOnce('parallel', refresh, 0),
    refreshOnce('parallel', refresh, 0),
  ]);
  const late = await refreshOnce('parallel', refresh, 29_000);
  expect(first).toEqual({ kind: 'refreshed', pair });
  expect(second).toBe(first);
  expect(late).toBe(first);
  expect(asked).toEqual(['parallel']);
});

it('forgets after 30 s, so that tokens do not pile up', async () => {
  const { asked, refresh } = countingRefresh([{ kind: 'refreshed', pair }]);
  await refreshOnce('old', refresh, 0);
  await refreshOnce('old', refresh, 31_000);
  expect(asked).toHaveLength(2);
});

it('asks again when the gateway could not be reached', async () => {
  const { asked, refresh } = countingRefresh([
    { kind: 'unreachable' },
    { kind: 'refreshed', pair },
  ]);
  expect((await refreshOnce('away', refresh, 0)).kind).toBe('unreachable');
  expect((await refreshOnce('away', refresh, 1)).kind).toBe('refreshed');
  expect(asked).toHaveLength(2);
});
