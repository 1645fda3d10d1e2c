'use client';

import type { Incident } from '@pulse/contract';
import { Sheet, type SheetSnap } from '@pulse/ui';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { IncidentDrawer } from '../incident/incident-drawer.tsx';
import { useDrawerIncident } from '../incident/use-drawer-incident.ts';
import { useLiveScope } from '../live/live-provider.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type Filters, filtersHref } from './filters.ts';
import { IncidentList } from './incident-list.tsx';
import { liveScopeOf } from './live-scope.ts';
import type { MapView } from './looks-elsewhere.ts';
import { NearMap } from './near-map.tsx';
import { PlaceHeading } from './place-heading.tsx';
import { useNavigateFilters } from './use-navigate-filters.ts';
import { useNearList } from './use-near-list.ts';

export interface NearMeProps {
  filters: Filters;
  items: Incident[];
  nextCursor: string | null;
  total: number | undefined;
  mapStyleUrl: string | undefined;
}

export function NearMe(props: NearMeProps) {
  const { filters } = props;
  const t = useTranslations('near');
  const { pack } = useCity();
  const [snap, setSnap] = useState<SheetSnap>('half');
  const [view, setView] = useState<MapView>();
  const { navigate, isPending } = useNavigateFilters(filters);
  const drawer = useDrawerIncident();
  const scope = liveScopeOf(filters, pack, view);
  useLiveScope(scope);
  const near = useNearList({ ...props, isWholeCity: scope.city !== undefined });
  const shown = near.list.items.find(({ id }) => id === drawer.id);

  return (
    <div
      data-kept
      className="lg:grid lg:h-dvh lg:grid-cols-[27rem_1fr] lg:grid-rows-[auto_minmax(0,1fr)]"
    >
      <div className="relative z-30 bg-map-ground lg:border-r lg:border-line lg:bg-surface noscript:bg-transparent">
        <FilterBar filters={filters} navigate={navigate} />
      </div>
      <div
        className={clsx(
          'fixed inset-x-0 top-28 noscript:hidden lg:static lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:h-full',
          snap === 'peek'
            ? 'bottom-[calc(var(--bar)+5.5rem)]'
            : 'bottom-[calc(var(--bar)+(100dvh-var(--bar))*0.5-1.25rem)]',
        )}
      >
        <NearMap
          filters={filters}
          styleUrl={props.mapStyleUrl}
          selectedId={drawer.id}
          onSelect={drawer.show}
          onView={setView}
          onListArea={(bbox) => navigate({ bbox })}
        />
      </div>
      <Sheet
        label={t('listLabel')}
        handleLabel={t('sheet.handle')}
        snapLabels={{
          peek: t('sheet.peek'),
          half: t('sheet.half'),
          full: t('sheet.full'),
        }}
        snap={snap}
        onSnapChange={setSnap}
        header={<PlaceHeading filters={filters} total={props.total} />}
        className="sheet-near noscript:static noscript:h-auto noscript:shadow-none lg:border-r lg:border-line"
      >
        <IncidentList
          key={filtersHref(filters, { cursor: filters.cursor })}
          near={near}
          filters={filters}
          isPending={isPending}
          openId={drawer.id}
          onOpen={drawer.show}
        />
      </Sheet>
      <IncidentDrawer id={drawer.id} known={shown} onClose={drawer.hide} />
    </div>
  );
}
