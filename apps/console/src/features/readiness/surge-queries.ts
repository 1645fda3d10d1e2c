import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

/** Sockets tell of what is new; this is for when they are away. */
const refetchMs = 60_000;

export const surgeListQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['surge', 'list', city],
    queryFn: ({ signal }) => call(routes.listSurge, { query: { city }, signal }),
    refetchInterval: refetchMs,
  });

export const hospitalSurgeQuery = (call: Call, id: string) =>
  queryOptions({
    queryKey: ['surge', 'hospital', id],
    queryFn: ({ signal }) => call(routes.hospitalSurge, { params: { id }, signal }),
    refetchInterval: refetchMs,
  });

export const citySurgeQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['surge', 'city', city],
    queryFn: ({ signal }) => call(routes.citySurge, { query: { city }, signal }),
    refetchInterval: refetchMs,
  });

export const festivalsQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['surge', 'festivals', city],
    queryFn: ({ signal }) => call(routes.comingFestivals, { query: { city }, signal }),
  });
