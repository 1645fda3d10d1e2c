'use client';

import { Button, TextField } from '@pulse/ui';
import LocateFixed from 'lucide-react/icons/locate-fixed';
import Search from 'lucide-react/icons/search';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { localName } from '../language/local-name.ts';
import type { Ward } from './city-pack.ts';
import { useCity } from './city-provider.tsx';
import { findWards } from './find-wards.ts';
import { type LocatedPlace, useLocate } from './use-locate.ts';

export interface ChosenWard {
  ward: Ward;
  /** The exact place, when it came from GPS. */
  place?: LocatedPlace['place'];
}

export interface WardSearchProps {
  onChoose: (chosen: ChosenWard) => void;
  /** Offered first when given. */
  onWholeCity?: () => void;
  /** Leave out the GPS button where another one is near. */
  withoutGps?: boolean;
}

/** Find a ward by its name or number, or by where the phone is. Works without a line. */
export function WardSearch({ onChoose, onWholeCity, withoutGps }: WardSearchProps) {
  const t = useTranslations('ward');
  const language = useLocale();
  const { pack, ward, cityName } = useCity();
  const [text, setText] = useState('');
  const listId = useId();
  const gps = useLocate();
  const found = findWards(pack.wards, text);
  const zoneName = (id: string | null) => {
    const zone = pack.zones.find((one) => one.id === id);
    return zone ? localName(zone.name, language) : '';
  };

  const locate = async () => {
    const located = await gps.locate();
    const here = ward(located?.wardId);
    if (located && here) onChoose({ ward: here, place: located.place });
  };

  return (
    <div className="grid gap-3">
      {withoutGps ? null : (
        <Button
          tap
          variant="primary"
          busy={gps.isLocating}
          icon={<LocateFixed aria-hidden size={18} />}
          onClick={() => void locate()}
        >
          {gps.isLocating ? t('locating') : t('gps')}
        </Button>
      )}
      {gps.problem ? (
        <p role="alert" className="text-sm text-danger-ink">
          {t(`problem.${gps.problem}`)}
        </p>
      ) : null}
      <TextField
        label={t('search')}
        hint={t('searchHint')}
        type="search"
        autoComplete="off"
        value={text}
        aria-controls={listId}
        lead={<Search aria-hidden size={18} />}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || !first || text.trim() === '') return;
          event.preventDefault();
          onChoose({ ward: first });
        }}
      />
      <p role="status" className="sr-only">
        {t('found', { count: found.length })}
      </p>
      <ul id={listId} className="-mx-2 grid">
        {onWholeCity && text === '' ? (
          <WardChoice name={t('wholeCity', { city: cityName })} onPress={onWholeCity} />
        ) : null}
        {found.map((one) => (
          <WardChoice
            key={one.id}
            name={one.name}
            detail={zoneName(one.zoneId)}
            onPress={() => onChoose({ ward: one })}
          />
        ))}
      </ul>
      {found.length === 0 ? <p className="text-sm text-ink-muted">{t('none')}</p> : null}
    </div>
  );
}

function WardChoice(props: { name: string; detail?: string; onPress: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={props.onPress}
        className="flex min-h-tap w-full cursor-pointer items-center justify-between gap-3 rounded-field px-2 text-left hover:bg-sunken"
      >
        <span className="font-medium">{props.name}</span>
        <span className="text-sm text-ink-muted">{props.detail}</span>
      </button>
    </li>
  );
}
