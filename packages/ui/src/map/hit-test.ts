import type { Map as EngineMap, GeoJSONSource, Point } from 'maplibre-gl';
import { clusterLayer, pinLayers, sourceIds } from './map-layers.ts';

/** A finger is wider than a pin: anything within this counts, the nearest first. */
const fingerPx = 12;

export type Hit =
  | { kind: 'pin'; id: string }
  | { kind: 'cluster'; id: number; lngLat: [number, number] };

export function hitAt(map: EngineMap, { x, y }: Point): Hit | null {
  const box: [[number, number], [number, number]] = [
    [x - fingerPx, y - fingerPx],
    [x + fingerPx, y + fingerPx],
  ];
  const hits = map
    .queryRenderedFeatures(box, { layers: [...pinLayers, clusterLayer] })
    .flatMap((feature) => {
      if (feature.geometry.type !== 'Point') return [];
      const [lng = 0, lat = 0] = feature.geometry.coordinates;
      const at = map.project([lng, lat]);
      const { id, cluster_id: clusterId } = feature.properties;
      const hit: Hit =
        typeof clusterId === 'number'
          ? { kind: 'cluster', id: clusterId, lngLat: [lng, lat] }
          : { kind: 'pin', id: String(id) };
      return [{ hit, distancePx: Math.hypot(at.x - x, at.y - y) }];
    });
  return hits.sort((a, b) => a.distancePx - b.distancePx)[0]?.hit ?? null;
}

/** Comes as near as it takes for the cluster to fall apart. */
export async function openCluster(map: EngineMap, clusterId: number, center: [number, number]) {
  const source = map.getSource<GeoJSONSource>(sourceIds.points);
  const zoom = await source?.getClusterExpansionZoom(clusterId);
  if (zoom !== undefined) map.easeTo({ center, zoom: zoom + 0.2 });
}
