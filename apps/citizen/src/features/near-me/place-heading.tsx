'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';
import { localName } from '../language/local-name.ts';
import type { Filters } from './filters.ts';
import { LiveDot } from './live-dot.tsx';
import { useLiveCount } from './use-live-count.ts';

export interface PlaceHeadingProps {
  filters: Filters;
  total: number | undefined;
}

/** What the list is: how many, of which kind, where. */
export function PlaceHeading({ filters, total }: PlaceHeadingProps) {
  const t = useTranslations('near');
  const count = useLiveCount(filters, total);
  const language = useLocale();
  const { pack, ward, cityName } = useCity();
  const zone = pack.zones.find(({ id }) => id === filters.zone);
  const place = ward(filters.ward)?.name ?? (zone ? localName(zone.name, language) : cityName);
  const where = filters.bbox ? t('onTheMap') : place;
  return (
    <header className="flex items-center gap-3 px-4 pb-2 lg:py-3">
      <h1 className="flex-1 text-heading font-semibold">
        {count === undefined
          ? t(`heading.${filters.status}`, { place: where })
          : t(`counted.${filters.status}`, { place: where, count })}
      </h1>
      <LiveDot />
    </header>
  );
}
