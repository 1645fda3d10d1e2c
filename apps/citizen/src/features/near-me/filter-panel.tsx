'use client';

import { Button, buttonClasses, chipClasses, Select } from '@pulse/ui';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { localName } from '../language/local-name.ts';
import {
  countFilters,
  type Filters,
  filtersHref,
  noFilters,
  parseFilters,
  severityChoices,
  sortChoices,
  statusChoices,
  timeChoices,
} from './filters.ts';
import { rememberWard } from './remembered-ward.ts';
import type { NavigateFilters } from './use-navigate-filters.ts';

export interface FilterPanelProps {
  filters: Filters;
  navigate: NavigateFilters;
}

/** All filters in one plain form that unfolds; it works with scripting off. */
export function FilterPanel({ filters, navigate }: FilterPanelProps) {
  const t = useTranslations('filters');
  const language = useLocale();
  const { pack } = useCity();
  const panel = useRef<HTMLDetailsElement>(null);
  const count = countFilters(filters);
  const options = {
    status: statusChoices.map((value) => ({ value, label: t(`status.${value}`) })),
    severity: severityChoices.map((value) => ({ value, label: t(`severity.${value}`) })),
    time: timeChoices.map((value) => ({ value, label: t(`time.${value}`) })),
    sort: sortChoices.map((value) => ({ value, label: t(`sort.${value}`) })),
  };
  const close = () => {
    if (panel.current) panel.current.open = false;
  };

  return (
    <details
      ref={panel}
      className="group"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <summary className={chipClasses(count > 0, 'list-none shadow-card')}>
        <SlidersHorizontal aria-hidden size={18} />
        <span className="max-sm:sr-only">{t('open')}</span>
        {count > 0 ? (
          <span className="tabular-nums">
            {count}
            <span className="sr-only"> {t('active')}</span>
          </span>
        ) : null}
      </summary>
      <form
        action="/"
        onSubmit={(event) => {
          event.preventDefault();
          const given = Object.fromEntries(new FormData(event.currentTarget));
          const texts = Object.entries(given).flatMap(([name, value]) =>
            typeof value === 'string' ? [[name, value] as const] : [],
          );
          const next = parseFilters(Object.fromEntries(texts));
          close();
          const ward = next.ward === 'all' ? undefined : next.ward;
          rememberWard(ward);
          navigate({ ...next, ward, bbox: filters.bbox });
        }}
        className="absolute inset-x-3 top-full z-40 grid max-h-[70dvh] gap-3 overflow-y-auto rounded-card border border-line bg-raised p-4 shadow-float sm:grid-cols-2 lg:right-auto lg:w-[26rem] noscript:static noscript:mt-2 noscript:mr-3 noscript:max-h-none"
      >
        <input type="hidden" name="q" value={filters.text} />
        <input type="hidden" name="category" value={filters.categories.join(',')} />
        <Select
          label={t('statusLabel')}
          name="status"
          defaultValue={filters.status}
          options={options.status}
        />
        <Select
          label={t('severityLabel')}
          name="severity"
          defaultValue={filters.severity}
          options={options.severity}
        />
        <Select
          label={t('timeLabel')}
          name="time"
          defaultValue={filters.time}
          options={options.time}
        />
        <Select
          label={t('sortLabel')}
          name="sort"
          defaultValue={filters.sort}
          options={options.sort}
        />
        <Select
          label={t('zoneLabel')}
          name="zone"
          defaultValue={filters.zone ?? ''}
          placeholder={t('anyZone')}
          options={pack.zones.map(({ id, name }) => ({
            value: id,
            label: localName(name, language),
          }))}
        />
        <Select
          label={t('wardLabel')}
          name="ward"
          defaultValue={filters.ward ?? 'all'}
          options={[
            { value: 'all', label: t('anyWard') },
            ...pack.wards.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div className="flex flex-wrap justify-end gap-2 sm:col-span-2">
          <a
            href={filtersHref(noFilters)}
            className={buttonClasses({ variant: 'quiet', tap: true })}
            onClick={(event) => {
              event.preventDefault();
              close();
              navigate({ ...noFilters, ward: filters.ward });
            }}
          >
            {t('clear')}
          </a>
          <Button type="submit" variant="primary" tap>
            {t('apply')}
          </Button>
        </div>
      </form>
    </details>
  );
}
