import type { Place } from '@pulse/contract';
import Flatbush from 'flatbush';
import { type Boundary, contains } from './polygon.ts';

export interface Territory {
  readonly bbox: readonly number[];
  readonly boundary: Boundary;
}

/** Finds the territory that holds a place: bounding boxes first, then exactly. */
export const indexTerritories = <T extends Territory>(
  territories: readonly T[],
): ((place: Place) => T | undefined) => {
  // Flatbush refuses to be empty.
  if (territories.length === 0) return () => undefined;
  const index = new Flatbush(territories.length);
  for (const { bbox } of territories) {
    const [west = 0, south = 0, east = 0, north = 0] = bbox;
    index.add(west, south, east, north);
  }
  index.finish();
  return (place) => {
    const { lat, lng } = place;
    // In the order of the list, so that an overlap in a pack gives the same ward each time.
    for (const at of index.search(lng, lat, lng, lat).sort((a, b) => a - b)) {
      const territory = territories[at];
      if (territory !== undefined && contains(territory.boundary, place)) return territory;
    }
    return undefined;
  };
};
