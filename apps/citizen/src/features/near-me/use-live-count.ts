import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useLiveMessages } from '../live/live-provider.tsx';
import type { Filters } from './filters.ts';
import { filtersQuery } from './filters-query.ts';

/** Many changes at once are counted once. */
const quietMs = 1500;

/** How many fit the filters; counted again a moment after something changed. */
export const useLiveCount = (filters: Filters, initial: number | undefined) => {
  const { pack } = useCity();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const query = filtersQuery(filters, pack.id, Date.now());
  const { data, refetch } = useQuery({
    queryKey: ['count', query, initial],
    queryFn: async ({ signal }) =>
      (await browserClient(routes.countIncidents, { query, signal })).total,
    initialData: initial,
  });
  const countSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refetch(), quietMs);
  };
  useLiveMessages({
    onMessage: ({ message }) => {
      if (message.startsWith('incident:')) countSoon();
    },
    onGap: countSoon,
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return data;
};
