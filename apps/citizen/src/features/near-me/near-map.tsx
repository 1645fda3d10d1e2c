'use client';

import { type MapPoint as ApiPoint, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button } from '@pulse/ui';
import type { Bounds } from '@pulse/ui/map';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useLocate } from '../city/use-locate.ts';
import { useMapLabels } from '../city/use-map-labels.ts';
import { useLiveMessages } from '../live/live-provider.tsx';
import type { Filters } from './filters.ts';
import { filtersQuery } from './filters-query.ts';
import { looksElsewhere, type MapView } from './looks-elsewhere.ts';
import { changePoints } from './map-points.ts';
import { matchesFilters } from './matches-filters.ts';

const CityMap = dynamic(() => import('@pulse/ui/map').then(({ CityMap }) => CityMap), {
  ssr: false,
});

export interface NearMapProps {
  filters: Filters;
  styleUrl: string | undefined;
  selectedId: string | undefined;
  onSelect: (id: string) => void;
  onView: (view: MapView) => void;
  onListArea: (bbox: string) => void;
}

const none: ApiPoint[] = [];

/** Pins of what the filters ask for. The list beside it says the same in words. */
export function NearMap(props: NearMapProps) {
  const { filters } = props;
  const t = useTranslations('map');
  const { pack, category, categoryName, ward, cityName } = useCity();
  const labels = useMapLabels();
  const client = useQueryClient();
  const gps = useLocate();
  const [here, setHere] = useState<{ lat: number; lng: number } | null>(null);
  const [hereBounds, setHereBounds] = useState<Bounds>();
  const [view, setView] = useState<MapView>();
  const [isMoved, setMoved] = useState(false);
  /** Where the map was put; only a view elsewhere is the reader's wish. Undefined while it moves there. */
  const placed = useRef<MapView>(undefined);

  const query = filtersQuery({ ...filters, bbox: undefined }, pack.id, Date.now());
  const key = ['map', query];
  const { data: found = none } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => browserClient(routes.mapIncidents, { query, signal }),
    select: ({ items }) => items,
  });

  useLiveMessages({
    onMessage: (message) =>
      client.setQueryData(key, (old: { items: ApiPoint[] } | undefined) =>
        old
          ? {
              ...old,
              items: changePoints(old.items, message, (one) => matchesFilters(one, filters)),
            }
          : old,
      ),
    onGap: () => {
      void client.invalidateQueries({ queryKey: ['map'] });
    },
  });

  const points = useMemo(
    () =>
      found.map((point) => ({
        ...point,
        shape: category(point.category)?.shape ?? ('circle' as const),
        categoryIcon: category(point.category)?.icon,
        label: categoryName(point.category),
        href: `/incidents/${point.id}`,
      })),
    [found, category, categoryName],
  );
  const bounds = hereBounds ?? ward(filters.ward)?.bbox;
  const boundsKey = bounds?.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another box is what moves the map.
  useEffect(() => {
    placed.current = undefined;
    setMoved(false);
  }, [boundsKey]);

  return (
    <>
      <CityMap
        boundaries="/api/areas/boundaries"
        labels={{ ...labels, map: t('label', { city: cityName }) }}
        points={points}
        selectedId={props.selectedId ?? null}
        bounds={bounds}
        styleUrl={props.styleUrl}
        skipToId="incidents"
        userLocation={here}
        onLocate={async () => {
          const located = await gps.locate();
          if (!located) return;
          setHere(located.place);
          setHereBounds(around(located.place));
        }}
        onSelect={(id) => id && props.onSelect(id)}
        onViewportChange={({ bbox, zoom }) => {
          const next: MapView = { bbox: [...bbox], zoom };
          placed.current ??= next;
          setMoved(looksElsewhere(placed.current, next));
          setView(next);
          props.onView(next);
        }}
        className="size-full"
      />
      <div className="pointer-events-none absolute inset-x-0 top-3 flex flex-col items-center gap-2">
        {isMoved && view ? (
          <Button
            tap
            className="pointer-events-auto rounded-full shadow-float"
            onClick={() => {
              setMoved(false);
              placed.current = view;
              props.onListArea(view.bbox.map((degrees) => degrees.toFixed(4)).join(','));
            }}
          >
            {t('listArea')}
          </Button>
        ) : null}
        {gps.problem ? (
          <p role="alert" className="rounded-full bg-raised px-4 py-2 text-sm shadow-float">
            {t(`problem.${gps.problem}`)}
          </p>
        ) : null}
      </div>
    </>
  );
}

const aroundDegrees = 0.012;

/** About a kilometre to each side. */
const around = ({ lat, lng }: { lat: number; lng: number }): Bounds => [
  lng - aroundDegrees,
  lat - aroundDegrees,
  lng + aroundDegrees,
  lat + aroundDegrees,
];
