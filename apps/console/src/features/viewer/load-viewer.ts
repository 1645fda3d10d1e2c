import { ApiError, type Me, routes } from '@pulse/contract';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { session } from '../../session.ts';

/** Who asks for this page; sends them to the door when the gateway does not know them. */
export const loadViewer = cache(async (): Promise<Me> => {
  try {
    return await session.serverClient()(routes.getMe);
  } catch (error) {
    if (error instanceof ApiError && error.problem.status === 401) redirect('/sign-in?ended=1');
    throw error;
  }
});
