import type { Place } from '@pulse/contract';
import type { Ward } from './city-pack.ts';

/** The ward whose centre is closest; good enough to name a place while there is no line. */
export const nearestWard = (wards: readonly Ward[], place: Place): Ward | undefined => {
  // A degree of longitude is shorter than one of latitude away from the equator.
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  let best: { ward: Ward; distance: number } | undefined;
  for (const ward of wards) {
    const north = ward.centre.lat - place.lat;
    const east = (ward.centre.lng - place.lng) * shrink;
    const distance = north * north + east * east;
    if (!best || distance < best.distance) best = { ward, distance };
  }
  return best?.ward;
};
