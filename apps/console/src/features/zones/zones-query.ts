import { type Call, routes } from '@pulse/contract';
import { queryOptions } from '@tanstack/react-query';

export const zonesQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['zones', city],
    queryFn: async ({ signal }) => {
      const [zones, areas] = await Promise.all([
        call(routes.listZones, { query: { city }, signal }),
        call(routes.listAreas, { query: { city }, signal }),
      ]);
      return { zones: zones.items, areas: areas.items };
    },
  });
