import { type AreaCollection, polygonsOf, type Ring } from './area-collection.ts';
import type { AreaProperties } from './area-paths.ts';

/** One point per area, at the centroid of its largest polygon, carrying the name to write there. */
export function labelPoints(areas: AreaCollection, { nameProperty = 'name' }: AreaProperties) {
  const features = areas.features.flatMap((feature) => {
    const name = feature.properties?.[nameProperty];
    const centres = polygonsOf(feature).map(([outerRing = []]) => ringCentre(outerRing));
    const largest = centres.sort((a, b) => b.size - a.size)[0];
    if (typeof name !== 'string' || !largest) return [];
    return [
      {
        type: 'Feature' as const,
        properties: { name, size: largest.size },
        geometry: { type: 'Point' as const, coordinates: [largest.lng, largest.lat] },
      },
    ];
  });
  return { type: 'FeatureCollection' as const, features };
}

/** Area-weighted centroid by the shoelace formula; size is in square degrees, good for comparing. */
export function ringCentre(ring: Ring): { lng: number; lat: number; size: number } {
  const [originLng = 0, originLat = 0] = ring[0] ?? [];
  let [twiceArea, sumLng, sumLat] = [0, 0, 0];
  for (let index = 0; index < ring.length - 1; index++) {
    const [aLng = 0, aLat = 0] = ring[index] ?? [];
    const [bLng = 0, bLat = 0] = ring[index + 1] ?? [];
    // Relative to the first corner: products of whole degrees would lose the small differences.
    const [ax, ay, bx, by] = [
      aLng - originLng,
      aLat - originLat,
      bLng - originLng,
      bLat - originLat,
    ];
    const cross = ax * by - bx * ay;
    twiceArea += cross;
    sumLng += (ax + bx) * cross;
    sumLat += (ay + by) * cross;
  }
  if (twiceArea === 0) return { lng: originLng, lat: originLat, size: 0 };
  return {
    lng: originLng + sumLng / (3 * twiceArea),
    lat: originLat + sumLat / (3 * twiceArea),
    size: Math.abs(twiceArea) / 2,
  };
}
