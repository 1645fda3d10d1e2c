import { type SeverityBand, severityBand, severityBands } from '../severity/severity-band.ts';
import type { MapPoint, PointStatus } from './map-point.ts';
import { type PinShape, pinShapes } from './pin-shape.ts';

const statuses: readonly PointStatus[] = [
  'reported',
  'active',
  'resolved',
  'rejected',
  'duplicate',
];

export interface PinImage {
  kind: 'pin';
  shape: PinShape;
  band: SeverityBand;
  status: PointStatus;
  /** Empty for none. */
  icon: string;
  selected: boolean;
}

export interface ClusterImage {
  kind: 'cluster';
  /** The worst severity inside. */
  band: SeverityBand;
  /** "12", "1.2k" */
  count: string;
}

/** An image's name says all that is needed to draw it, so images are made only when they are met. */
export function encodeImageKey(image: PinImage | ClusterImage): string {
  if (image.kind === 'cluster') return ['cluster', image.band, image.count].join('|');
  const { shape, band, status, icon, selected } = image;
  return ['pin', shape, band, status, icon, selected ? 'selected' : 'plain'].join('|');
}

/** Null for a name that is not ours, such as an icon of a tile style. */
export function decodeImageKey(key: string): PinImage | ClusterImage | null {
  const [kind, ...parts] = key.split('|');
  if (kind === 'cluster') {
    const [bandText, count] = parts;
    const band = severityBands.find((name) => name === bandText);
    return band && count ? { kind, band, count } : null;
  }
  if (kind !== 'pin') return null;
  const [shapeText, bandText, statusText, icon = '', selectedText] = parts;
  const shape = pinShapes.find((name) => name === shapeText);
  const band = severityBands.find((name) => name === bandText);
  const status = statuses.find((name) => name === statusText);
  if (!shape || !band || !status) return null;
  return { kind, shape, band, status, icon, selected: selectedText === 'selected' };
}

export function pinImageKey(point: MapPoint, selected: boolean): string {
  return encodeImageKey({
    kind: 'pin',
    shape: point.shape,
    band: severityBand(point.severity),
    status: point.status,
    icon: point.categoryIcon ?? '',
    selected,
  });
}
