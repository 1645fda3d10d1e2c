import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

/** Sockets tell of what is new; screens ask more often while they are away. */
const refetchMs = 30_000;
/** Enough for twenty moments with what was corrected since. */
const versionsShown = '60';

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

/** The newest moments first, each with all that was said of it. */
export const observationsQuery = (call: Call, hospital: string) =>
  queryOptions({
    queryKey: ['observations', hospital],
    queryFn: ({ signal }) =>
      call(routes.listObservations, {
        query: { hospital, versions: 'all', limit: versionsShown },
        signal,
      }),
    refetchInterval: refetchMs,
  });

/** What was said of one moment, as it stands now. */
export const momentQuery = (call: Call, hospital: string, at: string) =>
  queryOptions({
    queryKey: ['observations', hospital, at],
    queryFn: ({ signal }) => {
      const to = new Date(Date.parse(at) + 1).toISOString();
      return call(routes.listObservations, { query: { hospital, from: at, to }, signal });
    },
  });
