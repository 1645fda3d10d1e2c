import type { Place } from '@pulse/contract';

/** [longitude, latitude] in degrees, as in GeoJSON. */
export type Position = readonly [number, number, ...number[]];
/** Closed: the last position repeats the first. */
export type Ring = readonly Position[];
/** The outer ring, then the holes. */
export type PolygonRings = readonly Ring[];

export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: PolygonRings }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly PolygonRings[] };

/** west, south, east, north in degrees */
export type Bbox = [number, number, number, number];

export const polygonsOf = (boundary: Boundary): readonly PolygonRings[] =>
  boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;

/**
 * Does the place lie within the boundary? Even-odd rule over all rings, so holes are outside.
 * Areas that share an edge point for point never both hold a place, nor both miss it.
 */
export const contains = (boundary: Boundary, place: Place): boolean => {
  let isInside = false;
  for (const rings of polygonsOf(boundary)) {
    for (const ring of rings) if (crossesOddly(ring, place)) isInside = !isInside;
  }
  return isInside;
};

/** Casts a ray to the east and counts the edges that it crosses. */
const crossesOddly = (ring: Ring, { lat, lng }: Place): boolean => {
  let isOdd = false;
  let from = ring.at(-1);
  for (const to of ring) {
    // Half-open in latitude: a ray through a corner crosses one of its two edges.
    if (from !== undefined && from[1] > lat !== to[1] > lat && lng < crossing(from, to, lat)) {
      isOdd = !isOdd;
    }
    from = to;
  }
  return isOdd;
};

/** Computed from the lower end, so that both neighbours of an edge round to the same longitude. */
const crossing = (from: Position, to: Position, lat: number): number => {
  const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
  return low[0] + ((lat - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
};

export const bboxOf = (boundary: Boundary): Bbox => {
  const bbox: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rings of polygonsOf(boundary)) {
    for (const [lng, lat] of rings[0] ?? []) {
      bbox[0] = Math.min(bbox[0], lng);
      bbox[1] = Math.min(bbox[1], lat);
      bbox[2] = Math.max(bbox[2], lng);
      bbox[3] = Math.max(bbox[3], lat);
    }
  }
  return bbox;
};

/** A place to put a label: the centroid of the largest part, or a place inside when it lies outside. */
export const centreOf = (boundary: Boundary): Place => {
  const parts = polygonsOf(boundary).map((rings) => centroid(rings[0] ?? []));
  const largest = parts.reduce((best, part) => (part.size > best.size ? part : best));
  if (contains(boundary, largest.place)) return largest.place;
  return middleOfWidestSpan(boundary, largest.place.lat) ?? largest.place;
};

const centroid = (ring: Ring): { place: Place; size: number } => {
  // Relative to the first corner: the products of whole degrees would cost precision.
  const [originLng, originLat] = ring[0] ?? [0, 0];
  let doubleArea = 0;
  let lng = 0;
  let lat = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [x0, y0] = relative(ring[index - 1], originLng, originLat);
    const [x1, y1] = relative(ring[index], originLng, originLat);
    const cross = x0 * y1 - x1 * y0;
    doubleArea += cross;
    lng += (x0 + x1) * cross;
    lat += (y0 + y1) * cross;
  }
  if (doubleArea === 0) return { place: { lat: originLat, lng: originLng }, size: 0 };
  return {
    place: { lat: originLat + lat / (3 * doubleArea), lng: originLng + lng / (3 * doubleArea) },
    size: Math.abs(doubleArea),
  };
};

const relative = (position: Position | undefined, lng: number, lat: number): [number, number] =>
  position === undefined ? [0, 0] : [position[0] - lng, position[1] - lat];

const middleOfWidestSpan = (boundary: Boundary, lat: number): Place | undefined => {
  const crossings = polygonsOf(boundary)
    .flat()
    .flatMap((ring) =>
      ring.slice(1).flatMap((to, index) => {
        const from = ring[index];
        return from !== undefined && from[1] > lat !== to[1] > lat ? [crossing(from, to, lat)] : [];
      }),
    )
    .sort((a, b) => a - b);
  let widest: { lng: number; width: number } | undefined;
  for (let index = 1; index < crossings.length; index += 2) {
    const [west = 0, east = 0] = crossings.slice(index - 1, index + 1);
    if (widest === undefined || east - west > widest.width) {
      widest = { lng: (west + east) / 2, width: east - west };
    }
  }
  return widest && { lat, lng: widest.lng };
};
