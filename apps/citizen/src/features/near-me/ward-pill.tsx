'use client';

import { Dialog } from '@pulse/ui';
import ChevronDown from 'lucide-react/icons/chevron-down';
import MapPin from 'lucide-react/icons/map-pin';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { WardSearch } from '../city/ward-search.tsx';
import type { Filters } from './filters.ts';
import { rememberWard } from './remembered-ward.ts';
import type { NavigateFilters } from './use-navigate-filters.ts';

export interface WardPillProps {
  filters: Filters;
  navigate: NavigateFilters;
}

/** Where "near me" is: a ward by name or by GPS, or the whole city. */
export function WardPill({ filters, navigate }: WardPillProps) {
  const t = useTranslations('ward');
  const { ward, cityName } = useCity();
  const [isOpen, setOpen] = useState(false);
  const choose = (id: string | undefined) => {
    setOpen(false);
    rememberWard(id);
    navigate({ ward: id, zone: undefined, bbox: undefined });
  };
  const here = ward(filters.ward)?.name ?? cityName;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-tap max-w-[48%] shrink-0 cursor-pointer items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3.5 text-sm font-semibold text-ink shadow-card hover:bg-sunken noscript:hidden"
      >
        <MapPin aria-hidden size={16} className="shrink-0 text-brand-ink" />
        <span className="sr-only">{t('pill')}</span>
        <span className="truncate">{here}</span>
        <ChevronDown aria-hidden size={16} className="shrink-0 text-ink-muted" />
      </button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('what')}
        closeLabel={t('close')}
      >
        <WardSearch
          onChoose={({ ward: chosen }) => choose(chosen.id)}
          onWholeCity={filters.ward ? () => choose(undefined) : undefined}
        />
      </Dialog>
    </>
  );
}
