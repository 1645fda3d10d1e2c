'use client';

import { Button, Card, Select } from '@pulse/ui';
import LocateFixed from 'lucide-react/icons/locate-fixed';
import MapIcon from 'lucide-react/icons/map';
import MapPin from 'lucide-react/icons/map-pin';
import Search from 'lucide-react/icons/search';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useLocate } from '../city/use-locate.ts';
import { WardSearch } from '../city/ward-search.tsx';
import type { ReportPlace } from '../outgoing/outgoing-report.ts';
import { PlaceMap } from './place-map.tsx';
import { StepTitle } from './step-title.tsx';

export interface PlaceCardProps {
  place: ReportPlace | undefined;
  onPlace: (place: ReportPlace | undefined) => void;
  error: string | undefined;
  mapStyleUrl: string | undefined;
  /** What a form without script had asked for. */
  wardAsked: string | undefined;
}

export function PlaceCard({ place, onPlace, error, mapStyleUrl, wardAsked }: PlaceCardProps) {
  const t = useTranslations('report.where');
  const locate = useTranslations('ward');
  const { pack, ward } = useCity();
  const gps = useLocate();
  const [open, setOpen] = useState<'map' | 'search'>();
  const named = (wardId: string | null) => ({
    wardId,
    wardName: ward(wardId)?.name ?? null,
  });

  const takeGps = async () => {
    const located = await gps.locate();
    if (!located) return;
    onPlace({ ...located.place, from: 'gps', ...named(located.wardId) });
    setOpen(undefined);
  };
  const toggle = (which: 'map' | 'search') => setOpen(open === which ? undefined : which);

  return (
    <Card
      as="section"
      aria-labelledby="step-where"
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      <StepTitle id="step-where" number={2} title={t('title')} />
      <div id="place" tabIndex={-1} className="grid gap-3 noscript:hidden">
        <p
          role="status"
          className="flex items-center gap-2 rounded-field bg-sunken px-3 py-2.5 empty:hidden"
        >
          {place ? (
            <>
              <MapPin aria-hidden size={20} className="shrink-0 text-brand-ink" />
              <span>
                <span className="font-semibold">{place.wardName ?? t('unnamed')}</span>{' '}
                <span className="text-sm text-ink-muted">{t(`from.${place.from}`)}</span>
              </span>
            </>
          ) : null}
        </p>
        <Button
          size="large"
          variant={place ? 'secondary' : 'primary'}
          busy={gps.isLocating}
          icon={<LocateFixed aria-hidden size={20} />}
          onClick={() => void takeGps()}
        >
          {gps.isLocating ? locate('locating') : t('gps')}
        </Button>
        <div className="grid grid-cols-2 gap-2">
          <Button
            tap
            aria-expanded={open === 'map'}
            icon={<MapIcon aria-hidden size={18} />}
            onClick={() => toggle('map')}
          >
            {t('map')}
          </Button>
          <Button
            tap
            aria-expanded={open === 'search'}
            icon={<Search aria-hidden size={18} />}
            onClick={() => toggle('search')}
          >
            {t('search')}
          </Button>
        </div>
        {gps.problem ? (
          <p role="alert" className="text-sm text-danger-ink">
            {locate(`problem.${gps.problem}`)}
          </p>
        ) : null}
        {error ? (
          <p role="alert" className="text-sm text-danger-ink">
            {error}
          </p>
        ) : null}
        {open === 'map' ? (
          <PlaceMap place={place} onPlace={onPlace} styleUrl={mapStyleUrl} />
        ) : null}
        {open === 'search' ? (
          <WardSearch
            withoutGps
            onChoose={({ ward: chosen }) => {
              onPlace({ ...chosen.centre, from: 'ward', ...named(chosen.id) });
              setOpen(undefined);
            }}
          />
        ) : null}
      </div>
      <Select
        className="hidden noscript:grid"
        name="ward"
        label={t('ward')}
        hint={t('wardHint')}
        placeholder={t('chooseWard')}
        defaultValue={wardAsked ?? ''}
        options={pack.wards.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Card>
  );
}
