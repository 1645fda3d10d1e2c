import type { ReactNode } from 'react';
import type { AreaCollection } from './area-collection.ts';
import type { AreaProperties } from './area-paths.ts';
import type { Bounds, MapPlace, MapPoint } from './map-point.ts';

export interface CityMapLabels {
  /** Names the map: "Map of incidents in Bengaluru. The list shows the same." */
  map: string;
  zoomIn: string;
  zoomOut: string;
  showAll: string;
  locate: string;
  /** Names the draggable pin: "Place of the incident. Arrow keys move it." */
  pickPin: string;
  userLocation: string;
  /** "Skip the map" */
  skip: string;
}

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface CityMapProps extends AreaProperties {
  /** GeoJSON of the wards, or its address. */
  boundaries: AreaCollection | string;
  labels: CityMapLabels;
  points?: readonly MapPoint[];
  selectedId?: string | null;
  onSelect?: (id: string | null) => void;
  onViewportChange?: (viewport: { bbox: Bounds; zoom: number }) => void;
  /** When given, a press on the map chooses a place instead of a pin. */
  onPick?: (place: MapPlace) => void;
  picked?: MapPlace | null;
  userLocation?: MapPlace | null;
  /** Shows a button that asks for the reader's place. */
  onLocate?: () => void;
  /** Area id to 0..1. */
  wardShade?: Readonly<Record<string, number>>;
  /** Moves the map whenever it changes; all areas unless given. */
  bounds?: Bounds;
  /** What lies over the edges of the map, such as a sheet; the map centres in the rest. */
  insetsPx?: Partial<Insets>;
  /** Id of the element that the skip link leads to. */
  skipToId?: string;
  styleUrl?: string;
  workerUrl?: string;
  /** Stands in until the map is there, and for good without WebGL; the SVG map unless given. */
  fallback?: ReactNode;
  className?: string;
}
