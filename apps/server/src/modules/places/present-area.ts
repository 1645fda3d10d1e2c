import type { Area } from '@pulse/contract';
import type { selectArea } from './queries.ts';

type AreaRow = NonNullable<Awaited<ReturnType<typeof selectArea>>>;

export const presentArea = ({ centreLat, centreLng, bbox, ...row }: AreaRow): Area => {
  const [west = 0, south = 0, east = 0, north = 0] = bbox;
  return {
    ...row,
    centre: { lat: centreLat, lng: centreLng },
    bbox: [west, south, east, north],
  };
};
