import { type Call, routes } from '@pulse/contract';
import { infiniteQueryOptions } from '@tanstack/react-query';

const perPage = '50';

export const draftsQuery = (call: Call, city: string, state: 'draft' | 'discarded') =>
  infiniteQueryOptions({
    queryKey: ['alert-drafts', city, state],
    queryFn: ({ pageParam, signal }) =>
      call(routes.listAlertDrafts, {
        query: { city, state, limit: perPage, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
