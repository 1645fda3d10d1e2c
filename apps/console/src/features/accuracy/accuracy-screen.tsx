'use client';

import { SurgeUnit } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Chip, EmptyState, Select, Skeleton } from '@pulse/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useCity } from '../city/city-context.tsx';
import { boardQuery } from '../hospitals/hospital-queries.ts';
import { QueryError } from '../queries/query-error.tsx';
import { unitWord } from '../readiness/surge-words.ts';
import { PageHead } from '../shell/page-head.tsx';
import { AccuracyDays } from './accuracy-days.tsx';
import {
  type AccuracyFilters,
  accuracyHref,
  accuracyQuery,
  horizons,
  readAccuracyFilters,
  spans,
} from './accuracy-query.ts';
import { RecordTable } from './record-table.tsx';

/** How forecasts did: against naive, how often the band held, bad days not hidden. */
export function AccuracyScreen() {
  const { city } = useCity();
  const filters = readAccuracyFilters(new URLSearchParams(useSearchParams().toString()));
  const board = useQuery(boardQuery(browserClient, city.id)).data?.items ?? [];
  const { data, error, refetch } = useQuery({
    ...accuracyQuery(browserClient, city.id, filters),
    placeholderData: keepPreviousData,
  });
  const go = (change: Partial<AccuracyFilters>) =>
    window.history.replaceState(null, '', accuracyHref({ ...filters, ...change }));
  return (
    <div className="grid gap-4 p-4 lg:p-6">
      <PageHead
        title="Accuracy"
        description="What was forecast beside what came; naive says the same as a week before"
      />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <Select
          label="Hospital"
          value={filters.hospital ?? ''}
          placeholder="All my hospitals"
          options={board.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => go({ hospital: event.target.value || undefined })}
        />
        <Select
          label="Department"
          value={filters.unit ?? ''}
          placeholder="Whole hospital"
          options={unitOptions}
          onChange={(event) => {
            const unit = SurgeUnit.safeParse(event.target.value);
            go({ unit: unit.success ? unit.data : undefined });
          }}
        />
        <fieldset aria-label="Days ahead" className="flex flex-wrap gap-1.5">
          {horizons.map((horizon) => (
            <Chip
              key={horizon}
              selected={filters.horizon === horizon}
              onClick={() => go({ horizon })}
            >
              {horizon === 1 ? '1 day ahead' : `${horizon} days ahead`}
            </Chip>
          ))}
        </fieldset>
        <fieldset aria-label="Over" className="flex flex-wrap gap-1.5">
          {spans.map((days) => (
            <Chip key={days} selected={filters.days === days} onClick={() => go({ days })}>
              {days === 365 ? 'a year' : `${days} days`}
            </Chip>
          ))}
        </fieldset>
      </div>
      {data?.all ? (
        <>
          <RecordTable accuracy={data} />
          <AccuracyDays days={data.days} />
        </>
      ) : data ? (
        <EmptyState
          title="Nothing to compare yet"
          description="A forecast is judged once its day is over and the hospital has reported it. Try another hospital, or fewer days ahead."
        />
      ) : error ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-96" />
      )}
    </div>
  );
}

const unitOptions = SurgeUnit.options.flatMap((option) => {
  const values = 'options' in option ? option.options : [...option.values];
  return values.map((value) => ({ value, label: unitWord(value) }));
});
