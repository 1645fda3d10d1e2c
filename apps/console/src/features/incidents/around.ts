import type { Bounds } from '@pulse/ui/map';

/** About 1.3 km each way in the cities served: the streets that a report may be confused in. */
const nearbyDegrees = 0.012;

/** The box of a map that shows a place with its neighbourhood. */
export const around = ({ lat, lng }: { lat: number; lng: number }): Bounds => [
  lng - nearbyDegrees,
  lat - nearbyDegrees,
  lng + nearbyDegrees,
  lat + nearbyDegrees,
];
