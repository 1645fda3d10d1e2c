import { pinImageKey } from './image-key.ts';
import type { MapPoint } from './map-point.ts';

export function pointFeatures(points: readonly MapPoint[], selected = false) {
  return {
    type: 'FeatureCollection' as const,
    features: points.map((point) => ({
      type: 'Feature' as const,
      properties: {
        id: point.id,
        severity: point.severity,
        image: pinImageKey(point, selected),
      },
      geometry: { type: 'Point' as const, coordinates: [point.lng, point.lat] },
    })),
  };
}
