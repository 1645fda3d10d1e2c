import type { Bounds } from './map-point.ts';

export interface Frame {
  widthPx: number;
  heightPx: number;
  paddingPx: number;
}

export type Project = (lng: number, lat: number) => [xPx: number, yPx: number];

/** Spherical Mercator, in radians northwards. */
function mercatorY(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}

/** Web Mercator that shows all of `bounds`, centred in the frame; y grows downwards. */
export function fitProjection(bounds: Bounds, { widthPx, heightPx, paddingPx }: Frame): Project {
  const [west, south, east, north] = bounds;
  const [left, right] = [radians(west), radians(east)];
  const [bottom, top] = [mercatorY(south), mercatorY(north)];
  // A single place has no span; any scale shows it, so take one that does not divide by zero.
  const scale = Math.min(
    (widthPx - 2 * paddingPx) / Math.max(right - left, 1e-9),
    (heightPx - 2 * paddingPx) / Math.max(top - bottom, 1e-9),
  );
  return (lng, lat) => [
    widthPx / 2 + (radians(lng) - (left + right) / 2) * scale,
    heightPx / 2 + ((bottom + top) / 2 - mercatorY(lat)) * scale,
  ];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
