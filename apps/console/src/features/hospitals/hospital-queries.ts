import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

/** How soon a board hears of what a hospital said. */
const refetchMs = 5_000;

export const boardQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['hospital-board', city],
    queryFn: ({ signal }) => call(routes.hospitalBoard, { query: { city }, signal }),
    refetchInterval: refetchMs,
  });

export const hospitalQuery = (call: Call, id: string) =>
  queryOptions({
    queryKey: ['hospital', id],
    queryFn: ({ signal }) => call(routes.getHospital, { params: { id }, signal }),
    refetchInterval: refetchMs,
  });

export const observationsQuery = (call: Call, hospital: string) =>
  queryOptions({
    queryKey: ['observations', hospital],
    queryFn: ({ signal }) =>
      call(routes.listObservations, { query: { hospital, limit: '20' }, signal }),
  });
