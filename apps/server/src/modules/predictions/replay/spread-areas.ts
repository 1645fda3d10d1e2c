import type { Area, Place } from '@pulse/contract';

/**
 * Wards that lie as far from each other as can be: begins with the most central, then always takes
 * the one farthest from those taken (Gonzalez 1985). The same wards give the same choice.
 */
export const spreadAreas = (areas: readonly Area[], count: number): Area[] => {
  const middle = {
    lat: areas.reduce((sum, { centre }) => sum + centre.lat, 0) / areas.length,
    lng: areas.reduce((sum, { centre }) => sum + centre.lng, 0) / areas.length,
  };
  const first = areas.toSorted((a, b) => between(a.centre, middle) - between(b.centre, middle))[0];
  const taken = first ? [first] : [];
  while (taken.length < Math.min(count, areas.length)) {
    const nearest = (area: Area) =>
      Math.min(...taken.map(({ centre }) => between(centre, area.centre)));
    const farthest = areas.reduce((a, b) => (nearest(b) > nearest(a) ? b : a));
    taken.push(farthest);
  }
  return taken;
};

/** The place of `places` that lies nearest; undefined when there is none. */
export const nearestTo = <T extends { readonly centre: Place }>(
  centre: Place,
  places: readonly T[],
): T | undefined =>
  places.reduce<T | undefined>(
    (best, place) =>
      best === undefined || between(place.centre, centre) < between(best.centre, centre)
        ? place
        : best,
    undefined,
  );

/** Squared, in degrees of latitude: good for comparing distances within a city. */
const between = (a: Place, b: Place): number =>
  (a.lat - b.lat) ** 2 + ((a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)) ** 2;
