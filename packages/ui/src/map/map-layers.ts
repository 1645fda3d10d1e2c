import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { severityFloors } from '../severity/severity-band.ts';
import type { MapPalette } from './map-palette.ts';

export const sourceIds = {
  areas: 'pulse-areas',
  labels: 'pulse-labels',
  points: 'pulse-points',
  selected: 'pulse-selected',
} as const;

export const pinLayers = ['pulse-selected', 'pulse-pins'];
export const clusterLayer = 'pulse-clusters';
export const clusterMaxZoom = 15;
const namesFromZoom = 11.6;
const empty = { type: 'FeatureCollection' as const, features: [] };

export function mapSources(idProperty: string): Record<string, SourceSpecification> {
  return {
    [sourceIds.areas]: { type: 'geojson', data: empty, promoteId: idProperty },
    [sourceIds.labels]: { type: 'geojson', data: empty },
    [sourceIds.points]: {
      type: 'geojson',
      data: empty,
      cluster: true,
      clusterRadius: 42,
      clusterMaxZoom,
      clusterProperties: { worst: ['max', ['get', 'severity']] },
    },
    [sourceIds.selected]: { type: 'geojson', data: empty },
  };
}

/** Ours, bottom to top. Over tiles the land stays clear, and the tiles write the names. */
export function mapLayers(palette: MapPalette, overTiles: boolean): LayerSpecification[] {
  const shade = ['coalesce', ['feature-state', 'shade'], 0];
  const ground: LayerSpecification = {
    id: 'pulse-ground',
    type: 'background',
    paint: { 'background-color': palette.ground },
  };
  const land: LayerSpecification = {
    id: 'pulse-land',
    type: 'fill',
    source: sourceIds.areas,
    paint: { 'fill-color': palette.land },
  };
  return [
    ...(overTiles ? [] : [ground, land]),
    {
      id: 'pulse-shade',
      type: 'fill',
      source: sourceIds.areas,
      paint: { 'fill-color': palette.shade, 'fill-opacity': ['to-number', shade] },
    },
    {
      id: 'pulse-borders',
      type: 'line',
      source: sourceIds.areas,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': overTiles ? palette.lineStrong : palette.line,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 12, 1.2, 15, 2],
      },
    },
    ...(overTiles ? [] : [nameLayer(palette)]),
    {
      id: clusterLayer,
      type: 'symbol',
      source: sourceIds.points,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': [
          'concat',
          'cluster|',
          ['step', ['get', 'worst'], 'low', ...higherBands],
          '|',
          ['get', 'point_count_abbreviated'],
        ],
        'icon-allow-overlap': true,
      },
    },
    {
      id: 'pulse-pins',
      type: 'symbol',
      source: sourceIds.points,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'severity'],
      },
    },
    {
      id: 'pulse-selected',
      type: 'symbol',
      source: sourceIds.selected,
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
      },
    },
  ];
}

const { moderate, high, critical } = severityFloors;
const higherBands = [moderate, 'moderate', high, 'high', critical, 'critical'] as const;

/** Without a glyph server the engine writes with the fonts of the device, Indic clusters too. */
function nameLayer(palette: MapPalette): LayerSpecification {
  return {
    id: 'pulse-names',
    type: 'symbol',
    source: sourceIds.labels,
    minzoom: namesFromZoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': ['system-ui'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 15, 14],
      'text-max-width': 7,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.6,
      'text-padding': 6,
      'symbol-sort-key': ['-', 0, ['get', 'size']],
    },
    paint: {
      'text-color': palette.label,
      'text-halo-color': palette.labelHalo,
      'text-halo-width': 1.5,
    },
  };
}
