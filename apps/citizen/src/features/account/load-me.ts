import { ApiError, type Me, routes } from '@pulse/contract';
import { cache } from 'react';
import { session } from '../../session.ts';

/** Who is signed in; asked at most once per page. Undefined for visitors and while it is unknown. */
export const loadMe = cache(async (): Promise<Me | undefined> => {
  if (!(await session.currentToken())) return undefined;
  try {
    return await session.serverClient()(routes.getMe);
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 401) return undefined;
    return undefined;
  }
});
