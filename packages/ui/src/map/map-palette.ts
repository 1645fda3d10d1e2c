import type { SeverityBand } from '../severity/severity-band.ts';

export interface MapPalette {
  ground: string;
  land: string;
  shade: string;
  line: string;
  lineStrong: string;
  label: string;
  labelHalo: string;
  pinRim: string;
  pinEdge: string;
  cluster: string;
  onCluster: string;
  surface: string;
  bands: Record<SeverityBand, { fill: string; on: string; ink: string }>;
}

/**
 * The tokens as the page shows them now. A custom property holds its text, not its colour, so each
 * is asked for through a real `color`.
 */
export function readMapPalette(container: HTMLElement): MapPalette {
  const probe = document.createElement('span');
  probe.hidden = true;
  container.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const band = (name: SeverityBand) => ({
    fill: read(`severity-${name}`),
    on: read(`on-severity-${name}`),
    ink: read(`severity-${name}-ink`),
  });
  const palette = {
    ground: read('map-ground'),
    land: read('map-land'),
    shade: read('map-shade'),
    line: read('map-line'),
    lineStrong: read('map-line-strong'),
    label: read('map-label'),
    labelHalo: read('map-label-halo'),
    pinRim: read('map-pin-rim'),
    pinEdge: read('map-pin-edge'),
    cluster: read('map-cluster'),
    onCluster: read('map-on-cluster'),
    surface: read('surface'),
    bands: {
      low: band('low'),
      moderate: band('moderate'),
      high: band('high'),
      critical: band('critical'),
    },
  };
  probe.remove();
  return palette;
}
