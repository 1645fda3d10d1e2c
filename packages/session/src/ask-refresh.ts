import { ApiError, createClient, routes } from '@pulse/contract';
import type { RefreshResult } from './refresh-once.ts';

/** Asks the gateway for a new pair. */
export const askRefresh =
  (baseUrl: string) =>
  async (refreshToken: string): Promise<RefreshResult> => {
    const call = createClient({ baseUrl, timeoutMs: 10_000 });
    try {
      const pair = await call(routes.refreshSession, { body: { refreshToken } });
      return { kind: 'refreshed', pair };
    } catch (error) {
      const status = error instanceof ApiError ? error.problem.status : 503;
      return status === 400 || status === 401 || status === 403
        ? { kind: 'ended' }
        : { kind: 'unreachable' };
    }
  };
