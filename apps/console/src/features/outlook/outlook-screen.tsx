'use client';

import { browserClient } from '@pulse/session/client';
import { LoadMore, Skeleton } from '@pulse/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCity } from '../city/city-context.tsx';
import { FeedsPanel } from '../feeds/feeds-panel.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { OutlookFilterBar } from './outlook-filter-bar.tsx';
import {
  type OutlookFilters,
  outlookHref,
  outlookQuery,
  readOutlookFilters,
  worstQuery,
} from './outlook-query.ts';
import { PredictionCard } from './prediction-card.tsx';
import { PredictionDetailPanel } from './prediction-detail-panel.tsx';
import { PredictionTable } from './prediction-table.tsx';

/** What the city expects: the worst of each kind, every ward's forecast, one in full. */
export function OutlookScreen() {
  const { city } = useCity();
  const router = useRouter();
  const filters = readOutlookFilters(new URLSearchParams(useSearchParams().toString()));
  const list = useInfiniteQuery(outlookQuery(browserClient, filters, city.id));
  const worst = useQuery(worstQuery(browserClient, city.id));
  const items = list.data?.pages.flatMap((page) => page.items);
  const open = filters.area ?? items?.[0]?.area.id;
  const change = (next: OutlookFilters) => router.push(outlookHref(next), { scroll: false });
  return (
    <div className="p-4 lg:p-6">
      <PageHead
        title="Outlook"
        description="Traffic, flooding rain and air by ward: the worst of the next 24 hours"
      />
      <div className="mb-5 grid gap-3 sm:grid-cols-3">
        {worst.data?.map((prediction) => (
          <PredictionCard
            key={prediction.kind}
            prediction={prediction}
            current={prediction.kind === filters.kind && prediction.area.id === open}
          />
        )) ?? <Skeleton className="h-32 sm:col-span-3" />}
      </div>
      <OutlookFilterBar filters={filters} onChange={change} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0">
          {list.error && !items ? (
            <QueryError error={list.error} onRetry={() => void list.refetch()} />
          ) : items ? (
            <>
              <PredictionTable
                predictions={items}
                selectedArea={open}
                onOpen={({ area }) => change({ ...filters, area: area.id })}
              />
              <LoadMore
                hasMore={list.hasNextPage}
                busy={list.isFetchingNextPage}
                onLoadMore={() => void list.fetchNextPage()}
                label="Show more wards"
                busyLabel="Loading"
                shownText={`${items.length} ${items.length === 1 ? 'ward' : 'wards'} shown`}
              />
            </>
          ) : (
            <Skeleton className="h-96" />
          )}
        </div>
        {open ? <PredictionDetailPanel kind={filters.kind} area={open} /> : null}
      </div>
      <div className="mt-4">
        <FeedsPanel />
      </div>
    </div>
  );
}
