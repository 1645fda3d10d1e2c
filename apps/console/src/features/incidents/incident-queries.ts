import { type Call, routes } from '@pulse/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { IncidentQuery } from './incident-query.ts';

const queuePageSize = '60';

/** One page of the list, as the URL says. */
export const listQuery = (call: Call, query: IncidentQuery) =>
  queryOptions({
    queryKey: ['incidents', 'list', query],
    queryFn: ({ signal }) => call(routes.listIncidents, { query, signal }),
  });

/** The queue: pages are loaded as one scrolls and patched as changes arrive. */
export const queueQuery = (call: Call, query: IncidentQuery) =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'queue', query],
    queryFn: ({ pageParam, signal }) =>
      call(routes.listIncidents, {
        query: {
          ...query,
          status: 'reported',
          limit: queuePageSize,
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const countsQuery = (call: Call, query: IncidentQuery) =>
  queryOptions({
    queryKey: ['counts', query],
    queryFn: ({ signal }) => call(routes.countIncidents, { query, signal }),
  });

export const mapPointsQuery = (call: Call, query: IncidentQuery) =>
  queryOptions({
    queryKey: ['map-points', query],
    queryFn: ({ signal }) => call(routes.mapIncidents, { query, signal }),
  });

export const incidentQuery = (call: Call, id: string) =>
  queryOptions({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => call(routes.getIncident, { params: { id }, signal }),
  });

export const votesQuery = (call: Call, id: string) =>
  queryOptions({
    queryKey: ['votes', id],
    queryFn: ({ signal }) => call(routes.listVotes, { params: { id }, signal }),
  });

export const similarQuery = (call: Call, id: string) =>
  queryOptions({
    queryKey: ['similar', id],
    queryFn: ({ signal }) => call(routes.incidentSimilar, { params: { id }, signal }),
  });

/** Officers that work may be given to, in the zone of an incident. */
export const officersQuery = (call: Call, zone: string | undefined) =>
  queryOptions({
    queryKey: ['officers', zone ?? ''],
    queryFn: ({ signal }) =>
      call(routes.listStaff, {
        query: { role: 'officer', active: 'true', limit: '200', ...(zone ? { zone } : {}) },
        signal,
      }),
    staleTime: 5 * 60_000,
  });
