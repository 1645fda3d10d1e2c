'use client';

import { Button, buttonClasses, EmptyState, Skeleton } from '@pulse/ui';
import clsx from 'clsx';
import ArrowUp from 'lucide-react/icons/arrow-up';
import CloudSun from 'lucide-react/icons/cloud-sun';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { countFilters, type Filters, filtersHref, noFilters } from './filters.ts';
import { IncidentRow } from './incident-row.tsx';
import { useHeldRows } from './use-held-rows.ts';
import type { NearList } from './use-near-list.ts';

export interface IncidentListProps {
  near: NearList;
  filters: Filters;
  isPending: boolean;
  openId: string | undefined;
  onOpen: (id: string) => void;
}

export function IncidentList({ near, filters, isPending, openId, onOpen }: IncidentListProps) {
  const t = useTranslations('near');
  const top = useRef<HTMLDivElement>(null);
  const { list, hold } = near;
  const finger = useHeldRows(top, hold);

  return (
    <div
      {...finger}
      id="incidents"
      aria-busy={isPending}
      className={clsx(
        'px-3 pb-6 transition-opacity noscript:pb-[calc(var(--bar)+1.5rem)]',
        isPending && 'opacity-60',
      )}
    >
      <div ref={top} />
      {list.waiting.length > 0 ? (
        <div className="sticky top-2 z-10 flex justify-center pb-2" aria-live="polite">
          <Button
            variant="primary"
            tap
            icon={<ArrowUp aria-hidden size={18} />}
            className="rounded-full shadow-float"
            onClick={() => {
              near.showWaiting();
              top.current?.scrollIntoView({ block: 'end', behavior: 'smooth' });
            }}
          >
            {t('waiting', { count: list.waiting.length })}
          </Button>
        </div>
      ) : null}
      {list.items.length === 0 ? <NothingHere filters={filters} /> : null}
      <ul className="grid gap-2">
        {list.items.map((incident) => (
          <li key={incident.id} className={clsx(list.arrivedIds.has(incident.id) && 'slide-in')}>
            <IncidentRow incident={incident} isOpen={incident.id === openId} onOpen={onOpen} />
          </li>
        ))}
        {near.isLoading ? <RowSkeletons /> : null}
      </ul>
      {list.nextCursor ? (
        <div className="mt-4 grid justify-items-center gap-2">
          {near.failed ? <p role="alert">{t('moreFailed')}</p> : null}
          <a
            href={filtersHref(filters, { cursor: list.nextCursor })}
            aria-disabled={near.isLoading}
            className={buttonClasses({ tap: true })}
            onClick={(event) => {
              event.preventDefault();
              void near.loadMore();
            }}
          >
            {t('more')}
          </a>
        </div>
      ) : null}
      {filters.cursor ? (
        <p className="mt-4 text-center">
          <a href={filtersHref(filters)} className={buttonClasses({ variant: 'quiet', tap: true })}>
            {t('firstPage')}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function NothingHere({ filters }: { filters: Filters }) {
  const t = useTranslations('near.empty');
  const isFiltered = countFilters(filters) > 0;
  return (
    <EmptyState
      icon={<CloudSun aria-hidden size={26} />}
      title={isFiltered ? t('filteredTitle') : t('title')}
      description={isFiltered ? t('filteredWhat') : t('what')}
      action={
        isFiltered ? (
          <Link
            href={filtersHref(noFilters, { ward: filters.ward })}
            className={buttonClasses({ tap: true })}
          >
            {t('clear')}
          </Link>
        ) : (
          <Link href="/report" className={buttonClasses({ variant: 'primary', tap: true })}>
            {t('report')}
          </Link>
        )
      }
    />
  );
}

function RowSkeletons({ count = 3 }: { count?: number }) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
    <li key={index} className="flex gap-3 rounded-card border border-line bg-surface p-3">
      <Skeleton className="size-11 shrink-0 rounded-full" />
      <div className="grid flex-1 gap-2">
        <Skeleton className="h-5 w-4/5" />
        <Skeleton className="h-4 w-1/2" />
      </div>
    </li>
  ));
}
