import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

const refetchMs = 60_000;

export const summaryQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['hospital-summary', city],
    queryFn: ({ signal }) => call(routes.hospitalSummary, { query: { city }, signal }),
    refetchInterval: refetchMs,
  });
