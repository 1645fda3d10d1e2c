import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

export const settingsQuery = (call: Call) =>
  queryOptions({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call(routes.getSettings, { signal }),
  });
