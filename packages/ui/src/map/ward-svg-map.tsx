import clsx from 'clsx';
import { severityBand } from '../severity/severity-band.ts';
import { type AreaCollection, boundsOfAreas } from './area-collection.ts';
import { type AreaProperties, areaPaths } from './area-paths.ts';
import type { Bounds, MapPoint } from './map-point.ts';
import { pinPath } from './pin-shape.ts';
import { fitProjection, type Project } from './projection.ts';
import { severityFill } from './severity-classes.ts';
import { shadeOpacity } from './shade-opacity.ts';

export interface WardSvgMapProps extends AreaProperties {
  boundaries: AreaCollection;
  /** Says what the picture shows: "Map of Bengaluru: 198 wards, 40 incidents". */
  label: string;
  points?: readonly MapPoint[];
  selectedId?: string | null;
  /** Area id to 0..1. */
  wardShade?: Readonly<Record<string, number>>;
  /** All areas unless given. */
  bounds?: Bounds;
  /** Proportions of the drawing; it scales to its box. */
  widthPx?: number;
  heightPx?: number;
  className?: string;
}

/** Wards and pins as plain SVG: drawn by the server, readable with no script and no WebGL. */
export function WardSvgMap({
  boundaries,
  label,
  points = [],
  selectedId,
  wardShade,
  bounds = boundsOfAreas(boundaries) ?? [0, 0, 1, 1],
  widthPx = 800,
  heightPx = 800,
  className,
  ...properties
}: WardSvgMapProps) {
  const project = fitProjection(bounds, { widthPx, heightPx, paddingPx: 16 });
  const areas = areaPaths(boundaries, project, properties);
  // What is inside an image is hidden from screen readers, so links need a group around them.
  const hasLinks = points.some((point) => point.href);
  return (
    <svg
      role={hasLinks ? 'group' : 'img'}
      aria-label={label}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      className={clsx('block size-full bg-map-ground', className)}
    >
      <g className="fill-map-land stroke-map-line" strokeWidth="1" strokeLinejoin="round">
        {areas.map((area) => (
          <path key={area.id} d={area.d}>
            <title>{area.name}</title>
          </path>
        ))}
      </g>
      {wardShade ? (
        <g className="pointer-events-none fill-(--map-shade)">
          {areas.map((area) => (
            <path key={area.id} d={area.d} fillOpacity={shadeOpacity(wardShade[area.id])} />
          ))}
        </g>
      ) : null}
      {[...points]
        .sort((a, b) => a.severity - b.severity)
        .map((point) => (
          <SvgPin key={point.id} {...{ point, project }} selected={point.id === selectedId} />
        ))}
    </svg>
  );
}

interface SvgPinProps {
  point: MapPoint;
  project: Project;
  selected: boolean;
}

function SvgPin({ point, project, selected }: SvgPinProps) {
  const [x, y] = project(point.lng, point.lat);
  const pin = (
    <path
      d={pinPath(point.shape, selected ? 13 : 8)}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      strokeWidth={selected ? 4 : 1.5}
      className={clsx(severityFill[severityBand(point.severity)], 'stroke-(--map-pin-edge)')}
    >
      <title>{point.label}</title>
    </path>
  );
  return point.href ? (
    <a href={point.href} aria-label={point.label}>
      {pin}
    </a>
  ) : (
    pin
  );
}
