import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as EngineMap, type GeoJSONSource, setWorkerUrl } from 'maplibre-gl';
import type { AreaCollection } from './area-collection.ts';
import type { AreaProperties } from './area-paths.ts';
import type { Insets } from './city-map-props.ts';
import type { FindIcon } from './draw-pin.ts';
import { followPointer } from './follow-pointer.ts';
import { createHereMarker } from './here-marker.ts';
import { labelPoints } from './label-points.ts';
import { mapLayers, mapSources, sourceIds } from './map-layers.ts';
import { readMapPalette } from './map-palette.ts';
import type { Bounds, MapPlace, MapPoint } from './map-point.ts';
import { createPickMarker } from './pick-marker.ts';
import { pointFeatures } from './point-features.ts';
import { shadeOpacity } from './shade-opacity.ts';
import { supplyImages } from './supply-images.ts';
import { watchTheme } from './watch-theme.ts';
import { bundledWorkerUrl } from './worker-url.ts';

export interface CityMapSettings extends AreaProperties {
  container: HTMLElement;
  bounds: Bounds;
  insetsPx?: Partial<Insets>;
  styleUrl?: string;
  workerUrl?: string;
  labels: { map: string; pickPin: string; userLocation: string };
  findIcon: FindIcon;
  onSelect: (id: string | null) => void;
  /** Whether a press on the map now chooses a place. */
  isPicking: () => boolean;
  onPick: (place: MapPlace) => void;
  onViewportChange: (viewport: { bbox: Bounds; zoom: number }) => void;
}

export type CityMapHandle = Awaited<ReturnType<typeof createCityMap>>;

const fitPaddingPx = 24;
const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
const closestFitZoom = 16;
/** How far beyond the city one may look, in degrees. */
const marginDegrees = 0.35;
const styleTimeoutMs = 8000;

/** Resolves when the map can be filled; throws when the browser has no WebGL. */
export async function createCityMap(settings: CityMapSettings) {
  const { container, bounds, idProperty = 'id', labels } = settings;
  const [west, south, east, north] = bounds;
  setWorkerUrl(settings.workerUrl ?? bundledWorkerUrl());
  let palette = readMapPalette(container);
  const ownStyle = { version: 8 as const, sources: {}, layers: [] };
  const map = new EngineMap({
    container,
    style: settings.styleUrl ?? ownStyle,
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: fitPaddingPx },
    maxBounds: [
      west - marginDegrees,
      south - marginDegrees,
      east + marginDegrees,
      north + marginDegrees,
    ],
    maxZoom: 18,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: settings.styleUrl ? { compact: true } : false,
    locale: { 'Map.Title': labels.map },
  });
  if (settings.insetsPx) {
    map.setPadding({ ...noInsets, ...settings.insetsPx });
    map.fitBounds([west, south, east, north], { padding: fitPaddingPx, animate: false });
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();

  const images = supplyImages(map, () => palette, settings.findIcon);
  const overTiles = (await styleReady(map)) && settings.styleUrl !== undefined;
  if (!overTiles && settings.styleUrl) {
    map.setStyle(ownStyle);
    await map.once('style.load');
  }
  for (const [id, source] of Object.entries(mapSources(idProperty))) map.addSource(id, source);
  for (const layer of mapLayers(palette, overTiles)) map.addLayer(layer);

  const setData = (id: string, data: Parameters<GeoJSONSource['setData']>[0]) =>
    map.getSource<GeoJSONSource>(id)?.setData(data);
  const reportViewport = () => {
    const box = map.getBounds();
    const bbox = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()] as const;
    settings.onViewportChange({ bbox, zoom: map.getZoom() });
  };
  map.on('moveend', reportViewport);
  followPointer(map, settings);
  const stopWatching = watchTheme(() => {
    palette = readMapPalette(container);
    images.redraw();
    for (const layer of mapLayers(palette, overTiles)) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        map.setPaintProperty(layer.id, name as Parameters<typeof map.setPaintProperty>[1], value);
      }
    }
  });

  const pick = createPickMarker(map, labels.pickPin, settings.onPick);
  const here = createHereMarker(map, labels.userLocation);
  let shadedIds: string[] = [];
  reportViewport();

  return {
    setBoundaries: (areas: AreaCollection) => {
      setData(sourceIds.areas, areas);
      setData(sourceIds.labels, labelPoints(areas, settings));
    },
    setShade: (shade: Readonly<Record<string, number>>) => {
      for (const id of shadedIds) map.removeFeatureState({ source: sourceIds.areas, id });
      shadedIds = Object.keys(shade);
      for (const id of shadedIds) {
        map.setFeatureState({ source: sourceIds.areas, id }, { shade: shadeOpacity(shade[id]) });
      }
    },
    setPoints: (points: readonly MapPoint[]) => setData(sourceIds.points, pointFeatures(points)),
    setSelected: (point: MapPoint | undefined) => {
      setData(sourceIds.selected, pointFeatures(point ? [point] : [], true));
      if (point && !map.getBounds().contains([point.lng, point.lat])) {
        map.easeTo({ center: [point.lng, point.lat] });
      }
    },
    setPicked: (place: MapPlace | null) => (place ? pick.place(place) : pick.remove()),
    setUserLocation: (place: MapPlace | null) => (place ? here.place(place) : here.remove()),
    fit: ([w, s, e, n]: Bounds) =>
      map.fitBounds([w, s, e, n], { padding: fitPaddingPx, maxZoom: closestFitZoom }),
    setInsets: (insetsPx: Partial<Insets>) => map.easeTo({ padding: { ...noInsets, ...insetsPx } }),
    zoomBy: (steps: number) => map.easeTo({ zoom: map.getZoom() + steps }),
    destroy: () => {
      stopWatching();
      map.remove();
    },
  };
}

/** False when a tile style does not arrive: the wards must show without it. */
function styleReady(map: EngineMap): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), styleTimeoutMs);
    const settle = (ready: boolean) => {
      clearTimeout(timer);
      resolve(ready);
    };
    map.once('style.load', () => settle(true));
    map.once('error', () => settle(map.isStyleLoaded() === true));
  });
}
