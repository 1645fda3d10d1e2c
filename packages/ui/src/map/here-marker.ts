import { type Map as EngineMap, Marker } from 'maplibre-gl';
import type { MapPlace } from './map-point.ts';

/** The reader's own place. */
export function createHereMarker(map: EngineMap, label: string) {
  const element = document.createElement('span');
  element.className = 'pulse-here';
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  const marker = new Marker({ element });
  return {
    place: ({ lat, lng }: MapPlace) => marker.setLngLat([lng, lat]).addTo(map),
    remove: () => marker.remove(),
  };
}
