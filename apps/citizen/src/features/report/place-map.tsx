'use client';

import { ApiError } from '@pulse/contract';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { wardAt } from '../city/use-locate.ts';
import { useMapLabels } from '../city/use-map-labels.ts';
import type { ReportPlace } from '../outgoing/outgoing-report.ts';

const CityMap = dynamic(() => import('@pulse/ui/map').then(({ CityMap }) => CityMap), {
  ssr: false,
});

export interface PlaceMapProps {
  place: ReportPlace | undefined;
  onPlace: (place: ReportPlace | undefined) => void;
  styleUrl: string | undefined;
}

const streetDegrees = 0.006;

/** Put the pin where it is. Without GPS this is the most exact. */
export function PlaceMap({ place, onPlace, styleUrl }: PlaceMapProps) {
  const t = useTranslations('report.where');
  const { pack, ward, cityName } = useCity();
  const labels = useMapLabels();
  const [isOutside, setOutside] = useState(false);
  // Looks at where the search or GPS had been; a pin that is moved does not move the map.
  const [start] = useState(place);

  const pick = async (picked: { lat: number; lng: number }) => {
    setOutside(false);
    try {
      const wardId = await wardAt(picked, pack.wards);
      onPlace({ ...picked, from: 'pin', wardId, wardName: ward(wardId)?.name ?? null });
    } catch (error) {
      if (error instanceof ApiError) setOutside(true);
      onPlace(undefined);
    }
  };

  const bounds =
    start?.from === 'ward'
      ? ward(start.wardId)?.bbox
      : start &&
        ([
          start.lng - streetDegrees,
          start.lat - streetDegrees,
          start.lng + streetDegrees,
          start.lat + streetDegrees,
        ] as const);

  return (
    <div className="grid gap-2">
      <p className="text-sm text-ink-muted">{t('mapHint')}</p>
      <CityMap
        boundaries="/api/areas/boundaries"
        labels={{ ...labels, map: t('mapLabel', { city: cityName }) }}
        bounds={bounds}
        picked={place ?? null}
        onPick={(picked) => void pick(picked)}
        styleUrl={styleUrl}
        className="h-80 overflow-hidden rounded-card border border-line"
      />
      {isOutside ? (
        <p role="alert" className="text-sm text-danger-ink">
          {t('outside', { city: cityName })}
        </p>
      ) : null}
    </div>
  );
}
