'use client';

import type { Incident, MapPoint } from '@pulse/contract';
import { Skeleton } from '@pulse/ui';
import { type Bounds, CityMap, type MapPoint as Pin } from '@pulse/ui/map';
import { useMemo } from 'react';
import { useCity } from '../city/city-context.tsx';
import { statusWords } from '../words/labels.ts';
import { useBoundaries } from './use-boundaries.ts';

export type Mappable = MapPoint | Incident;

export interface IncidentMapProps {
  /** "Map of the reports in the queue" */
  label: string;
  incidents: readonly Mappable[];
  selectedId?: string | null;
  onSelect?: (id: string | null) => void;
  onViewportChange?: (viewport: { bbox: Bounds; zoom: number }) => void;
  wardShade?: Readonly<Record<string, number>>;
  bounds?: Bounds;
  /** The list that says the same; the map can be skipped. */
  skipToId?: string;
  className?: string;
}

/** Incidents on the wards of the city. */
export function IncidentMap({ label, incidents, className, ...map }: IncidentMapProps) {
  const { category, categoryName, mapStyleUrl } = useCity();
  const boundaries = useBoundaries();
  const points = useMemo(
    () =>
      incidents.map(
        (item): Pin => ({
          id: item.id,
          lat: item.lat,
          lng: item.lng,
          severity: item.severity,
          status: item.status,
          shape: category(item.category)?.shape ?? 'circle',
          categoryIcon: category(item.category)?.icon,
          label: `${categoryName(item.category)}, severity ${item.severity}, ${statusWords[item.status]}`,
        }),
      ),
    [incidents, category, categoryName],
  );
  if (!boundaries) return <Skeleton className={className ?? 'size-full'} />;
  return (
    <CityMap
      {...map}
      boundaries={boundaries}
      points={points}
      styleUrl={mapStyleUrl}
      labels={{
        map: label,
        zoomIn: 'Zoom in',
        zoomOut: 'Zoom out',
        showAll: 'Show all',
        locate: 'Where I am',
        pickPin: 'Chosen place',
        userLocation: 'You are here',
        skip: 'Skip the map',
      }}
      className={className}
    />
  );
}
