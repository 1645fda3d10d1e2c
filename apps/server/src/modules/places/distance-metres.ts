import type { Place } from '@pulse/contract';

/** Mean radius of the earth (IUGG), metres. */
const earthRadiusMetres = 6_371_008.8;

/** Great-circle distance by the haversine formula (Sinnott, 1984). */
export const distanceMetres = (a: Place, b: Place): number => {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const lat = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const lng = Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  const chord = lat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * lng;
  return 2 * earthRadiusMetres * Math.asin(Math.sqrt(Math.min(1, chord)));
};
