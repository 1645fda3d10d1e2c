'use client';

import { browserClient } from '@pulse/session/client';
import { buttonClasses, Skeleton } from '@pulse/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useCity } from '../city/city-context.tsx';
import { withInstants } from '../incidents/day-range.ts';
import { countsQuery, listQuery } from '../incidents/incident-queries.ts';
import {
  type IncidentQuery,
  readIncidentQuery,
  writeIncidentQuery,
} from '../incidents/incident-query.ts';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { exportsLists } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { IncidentFilters } from './incident-filters.tsx';
import { IncidentTable } from './incident-table.tsx';
import { apiQuery } from './list-query.ts';
import { NewArrivals } from './new-arrivals.tsx';
import { Paging } from './paging.tsx';

export function IncidentListScreen() {
  const viewer = useViewer();
  const router = useRouter();
  const client = useQueryClient();
  const { city, locale } = useCity();
  const search = useSearchParams().toString();
  const query = useMemo(() => fromSearch(search), [search]);
  const list = useQuery({
    ...listQuery(browserClient, apiQuery(query, city.timeZone)),
    placeholderData: (before) => before,
  });
  const { sort: _order, cursor: _page, assignee: _who, ...filters } = query;
  const counts = useQuery(countsQuery(browserClient, withInstants(filters, city.timeZone)));
  const change = (next: IncidentQuery) => {
    // Another view begins at its first page.
    const { cursor: _old, ...rest } = next;
    router.push(`/incidents${writeIncidentQuery(rest)}`, { scroll: false });
  };

  const total = counts.data && !query.assignee ? counts.data.total : undefined;
  return (
    <div className="p-4 lg:p-6">
      <PageHead
        title="Incidents"
        description={
          total === undefined
            ? 'All that your role may see'
            : `${new Intl.NumberFormat(locale).format(total)} under these filters`
        }
        actions={
          exportsLists(viewer) ? (
            <a
              href={`/api/incidents/export${writeIncidentQuery(exportQuery(query, city.timeZone))}`}
              download
              className={buttonClasses({})}
            >
              <Download aria-hidden size={18} />
              Export CSV
            </a>
          ) : null
        }
      />
      <IncidentFilters key={search} query={query} onChange={change} />
      <NewArrivals
        query={query}
        onShow={() => {
          if (query.cursor) change(query);
          void client.invalidateQueries({ queryKey: ['incidents', 'list'] });
        }}
      />
      {list.error && !list.data ? (
        <QueryError error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <>
          <IncidentTable
            incidents={list.data.items}
            query={query}
            dimmed={list.isPlaceholderData}
            onSort={(sort) => change({ ...query, sort })}
            onClear={() => change({})}
          />
          <Paging query={query} nextCursor={list.data.nextCursor} />
        </>
      ) : (
        <Skeleton className="h-96" />
      )}
    </div>
  );
}

const fromSearch = (search: string): IncidentQuery => {
  const params = new URLSearchParams(search);
  return readIncidentQuery(
    Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])),
  );
};

const exportQuery = ({ cursor: _page, ...query }: IncidentQuery, timeZone: string) =>
  withInstants(query, timeZone);
