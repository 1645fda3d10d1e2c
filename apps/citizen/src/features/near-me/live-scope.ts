import type { CityPack } from '../city/city-pack.ts';
import type { LiveScope } from '../live/live-connection.ts';
import type { Filters } from './filters.ts';
import type { MapView } from './looks-elsewhere.ts';

/**
 * What to hear about: the ward or zone that is asked for; else what the map shows; else the city.
 * A phone is not woken for the far end of the city while it looks at one street.
 */
export const liveScopeOf = (
  filters: Filters,
  pack: CityPack,
  view: MapView | undefined,
): LiveScope => {
  const bbox = view && !showsAll(view.bbox, pack) ? view.bbox : undefined;
  if (filters.ward) return { areas: [filters.ward], bbox };
  if (filters.zone) return { zones: [filters.zone], bbox };
  return bbox ? { bbox } : { city: pack.id };
};

const showsAll = ([west, south, east, north]: MapView['bbox'], pack: CityPack): boolean =>
  pack.wards.every(
    ({ centre: { lat, lng } }) => lng >= west && lng <= east && lat >= south && lat <= north,
  );
