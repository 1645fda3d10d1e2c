import type { Map as EngineMap } from 'maplibre-gl';
import { hitAt, openCluster } from './hit-test.ts';
import type { MapPlace } from './map-point.ts';

interface PointerEvents {
  onSelect: (id: string | null) => void;
  isPicking: () => boolean;
  onPick: (place: MapPlace) => void;
}

/** Presses open a cluster, select a pin, pick a place or clear the selection; Enter picks the middle. */
export function followPointer(
  map: EngineMap,
  { onSelect, isPicking, onPick }: PointerEvents,
): void {
  map.on('click', ({ point, lngLat }) => {
    const hit = hitAt(map, point);
    if (isPicking()) onPick({ lat: lngLat.lat, lng: lngLat.lng });
    else if (hit?.kind === 'cluster') void openCluster(map, hit.id, hit.lngLat);
    else onSelect(hit?.id ?? null);
  });
  map.on('mousemove', ({ point }) => {
    const cursor = isPicking() ? 'crosshair' : hitAt(map, point) ? 'pointer' : '';
    map.getCanvas().style.cursor = cursor;
  });
  map.getCanvas().addEventListener('keydown', ({ key }) => {
    const { lat, lng } = map.getCenter();
    if (key === 'Enter' && isPicking()) onPick({ lat, lng });
  });
}
