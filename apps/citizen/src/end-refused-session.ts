import { ApiError } from '@pulse/contract';
import { redirect } from 'next/navigation';

/**
 * For pages: when the city no longer knows the sign-in, goes where the cookies are cleared and comes
 * back as a visitor. Undefined when the city could not be asked; everything else is thrown on.
 */
export const endRefusedSession = (error: unknown, next: string): undefined => {
  if (!(error instanceof ApiError)) return undefined;
  if (error.problem.status === 401) redirect(`/session/end?${new URLSearchParams({ next })}`);
  if (error.problem.status >= 500 || error.problem.status === 429) return undefined;
  throw error;
};
