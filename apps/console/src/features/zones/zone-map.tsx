'use client';

import { routes, type Zone } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Skeleton, useToast } from '@pulse/ui';
import { CityMap } from '@pulse/ui/map';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCity } from '../city/city-context.tsx';
import { useBoundaries } from '../incidents/use-boundaries.ts';

export interface ZoneMapProps {
  zone: Zone | undefined;
  marked: readonly string[];
  onPress: (areaId: string) => void;
}

const shades = { zone: 0.35, marked: 1 };

/** The wards of the chosen zone, lightly shaded; marked wards fully. A press marks a ward. */
export function ZoneMap({ zone, marked, onPress }: ZoneMapProps) {
  const { mapStyleUrl } = useCity();
  const boundaries = useBoundaries();
  const toast = useToast();
  const shade = useMemo(
    () =>
      Object.fromEntries([
        ...(zone?.areaIds ?? []).map((id) => [id, shades.zone] as const),
        ...marked.map((id) => [id, shades.marked] as const),
      ]),
    [zone, marked],
  );
  const locate = useMutation({
    mutationFn: ({ lat, lng }: { lat: number; lng: number }) =>
      browserClient(routes.locateArea, { query: { lat: String(lat), lng: String(lng) } }),
    onSuccess: (area) => onPress(area.id),
    onError: () => toast({ title: 'There is no ward', description: 'Press inside the city.' }),
  });
  if (!boundaries) return <Skeleton className="h-full rounded-none" />;
  return (
    <CityMap
      boundaries={boundaries}
      wardShade={shade}
      styleUrl={mapStyleUrl}
      onPick={(place) => locate.mutate(place)}
      skipToId="ward-list"
      labels={{
        map: 'Map of the wards of the zone. A press marks a ward; the list does the same.',
        zoomIn: 'Zoom in',
        zoomOut: 'Zoom out',
        showAll: 'Show all',
        locate: 'Where I am',
        pickPin: 'Chosen ward',
        userLocation: 'You are here',
        skip: 'Skip the map',
      }}
      className="min-h-0"
    />
  );
}
