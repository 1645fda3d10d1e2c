import type { Bbox, Place } from '@pulse/contract';
import { type RawBuilder, sql } from 'kysely';

/** Mean radius of the earth (IUGG), metres. */
const earthRadiusMetres = 6_371_008.8;
/** Length of a degree of latitude on that sphere, rounded down so that boxes err to the large side. */
const metresPerDegree = 111_000;

/** The box around a circle, for the index; the circle itself is `distanceMetres`. */
export const boxAround = ({ lat, lng }: Place, radiusMetres: number): Bbox => {
  const latSpan = radiusMetres / metresPerDegree;
  const lngSpan = Math.min(180, latSpan / Math.max(0.01, Math.cos((lat * Math.PI) / 180)));
  return [lng - lngSpan, lat - latSpan, lng + lngSpan, lat + latSpan];
};

/** Written as the index on places is, so that the index answers it. */
export const inBox = ([west, south, east, north]: Bbox): RawBuilder<boolean> =>
  sql<boolean>`point(incidents.lng, incidents.lat) <@ box(
    point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`;

export const distanceMetres = ({ lat, lng }: Place): RawBuilder<number> =>
  metresBetween(sql`${lat}::float8`, sql`${lng}::float8`);

/** Great-circle distance of `incidents` from a place by the haversine formula (Sinnott, 1984). */
export const metresBetween = (
  lat: RawBuilder<unknown>,
  lng: RawBuilder<unknown>,
): RawBuilder<number> =>
  sql<number>`2 * ${earthRadiusMetres}::float8 * asin(sqrt(least(1,
    sin(radians(incidents.lat - ${lat}) / 2) ^ 2
    + cos(radians(${lat})) * cos(radians(incidents.lat))
      * sin(radians(incidents.lng - ${lng}) / 2) ^ 2)))`;
