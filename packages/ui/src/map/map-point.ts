import type { PinShape } from './pin-shape.ts';

/** Degrees: west, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface MapPlace {
  lat: number;
  lng: number;
}

export type PointStatus = 'reported' | 'active' | 'resolved' | 'rejected' | 'duplicate';

export interface MapPoint extends MapPlace {
  id: string;
  shape: PinShape;
  /** 1-10 */
  severity: number;
  status: PointStatus;
  /** Icon name of the category, drawn inside the pin. */
  categoryIcon?: string;
  /** Name for a screen reader, and the link of the SVG map. */
  label?: string;
  href?: string;
}
