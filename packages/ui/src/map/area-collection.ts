import type { Bounds } from './map-point.ts';

export type Ring = number[][];
export interface AreaFeature {
  type: 'Feature';
  properties: Record<string, unknown> | null;
  geometry:
    | { type: 'Polygon'; coordinates: Ring[] }
    | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

/** GeoJSON of wards, degrees in WGS 84; `properties.id` and `properties.name` unless told otherwise. */
export interface AreaCollection {
  type: 'FeatureCollection';
  features: AreaFeature[];
}

export function polygonsOf({ geometry }: AreaFeature): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** The box around every area, or null when there is nothing to see. */
export function boundsOfAreas(areas: AreaCollection): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const feature of areas.features) {
    for (const [outerRing = []] of polygonsOf(feature)) {
      for (const [lng = 0, lat = 0] of outerRing) {
        west = Math.min(west, lng);
        east = Math.max(east, lng);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
    }
  }
  return west <= east ? [west, south, east, north] : null;
}
