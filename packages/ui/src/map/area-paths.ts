import { type AreaCollection, polygonsOf, type Ring } from './area-collection.ts';
import type { Project } from './projection.ts';
import { type PixelPoint, simplifyLine } from './simplify-line.ts';

export interface AreaPath {
  id: string;
  name: string;
  /** SVG path data in the pixels of the projection. */
  d: string;
}

export interface AreaProperties {
  idProperty?: string;
  nameProperty?: string;
}

/** Smaller than the border's own width, so it cannot be seen. */
const tolerancePx = 0.7;

export function areaPaths(
  areas: AreaCollection,
  project: Project,
  { idProperty = 'id', nameProperty = 'name' }: AreaProperties = {},
): AreaPath[] {
  return areas.features.map((feature) => ({
    id: String(feature.properties?.[idProperty] ?? ''),
    name: String(feature.properties?.[nameProperty] ?? ''),
    d: polygonsOf(feature)
      .flat()
      .map((ring) => ringPath(ring, project))
      .join(''),
  }));
}

function ringPath(ring: Ring, project: Project): string {
  const pixels = ring.map(([lng = 0, lat = 0]): PixelPoint => project(lng, lat));
  const kept = simplifyLine(pixels, tolerancePx);
  if (kept.length < 4) return '';
  return `M${kept
    .slice(0, -1)
    .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('L')}Z`;
}
