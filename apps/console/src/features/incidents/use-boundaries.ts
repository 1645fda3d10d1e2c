'use client';

import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import type { AreaCollection } from '@pulse/ui/map';
import { useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';

/** The wards of the city for a map; undefined until they arrive. */
export function useBoundaries(): AreaCollection | undefined {
  const { city } = useCity();
  const { data } = useQuery({
    queryKey: ['boundaries', city.id],
    queryFn: async ({ signal }) =>
      asAreas(await browserClient(routes.areaBoundaries, { query: { city: city.id }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** The contract says only that it is GeoJSON; a map needs a collection. */
const asAreas = (body: object): AreaCollection => {
  if (!isCollection(body)) throw new Error('The ward boundaries are not a GeoJSON collection');
  return body;
};

const isCollection = (body: object): body is AreaCollection =>
  'features' in body && Array.isArray(body.features);
