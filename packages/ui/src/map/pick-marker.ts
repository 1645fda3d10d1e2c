import { type Map as EngineMap, Marker } from 'maplibre-gl';
import type { MapPlace } from './map-point.ts';

const stepPx = 12;
const strideSteps = 5;
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A pin that is dragged, or moved by arrow keys (with Shift in strides). */
export function createPickMarker(map: EngineMap, label: string, onMove: (place: MapPlace) => void) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'pulse-pick';
  element.setAttribute('aria-label', label);
  const marker = new Marker({ element, draggable: true, anchor: 'bottom' });
  const report = () => {
    const { lat, lng } = marker.getLngLat();
    onMove({ lat, lng });
  };
  marker.on('dragend', report);
  element.addEventListener('click', (event) => event.stopPropagation());
  element.addEventListener('keydown', (event) => {
    const arrow = arrows[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    const distancePx = event.shiftKey ? stepPx * strideSteps : stepPx;
    const at = map.project(marker.getLngLat());
    const next = map.unproject([at.x + arrow[0] * distancePx, at.y + arrow[1] * distancePx]);
    marker.setLngLat(next);
    if (!map.getBounds().contains(next)) map.panTo(next);
    report();
  });
  return {
    place: ({ lat, lng }: MapPlace) => marker.setLngLat([lng, lat]).addTo(map),
    remove: () => marker.remove(),
  };
}
