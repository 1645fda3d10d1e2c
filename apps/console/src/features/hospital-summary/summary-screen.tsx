'use client';

import type { HospitalAggregate } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, DataTable, type DataTableColumn, EmptyState, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { HospitalSection } from '../hospitals/hospital-section.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { SurgeFan } from '../readiness/surge-fan.tsx';
import { citySurgeQuery } from '../readiness/surge-queries.ts';
import { PageHead } from '../shell/page-head.tsx';
import { summaryQuery } from './summary-query.ts';

type Figure = keyof Omit<HospitalAggregate, 'zoneId' | 'zone' | 'suppressed' | 'includesInvented'>;

const figures: readonly { name: Figure; label: string }[] = [
  { name: 'hospitals', label: 'Hospitals' },
  { name: 'reporting', label: 'Reporting' },
  { name: 'silent', label: 'Silent' },
  { name: 'bedsStaffed', label: 'Staffed beds' },
  { name: 'bedsOccupied', label: 'Taken' },
  { name: 'edPatients', label: 'In emergency' },
  { name: 'edWaiting', label: 'Waiting' },
  { name: 'boarders', label: 'Boarders' },
];

/** Sums by zone and the city's forecast, for those who may not see a single hospital. */
export function SummaryScreen() {
  const { city } = useCity();
  const summary = useQuery(summaryQuery(browserClient, city.id));
  const surge = useQuery(citySurgeQuery(browserClient, city.id));
  const items = summary.data?.items;
  const invented = items?.some(({ includesInvented }) => includesInvented) ?? false;
  return (
    <div className="grid gap-4 p-4 lg:p-6">
      <PageHead
        title="City health"
        description="Sums of hospitals by zone; where fewer than five stand behind a figure, it is left out"
      />
      {invented ? (
        <p className="rounded-field bg-info-soft px-3 py-2 text-sm text-info-ink">
          Beds, staff and stocks of hospitals are invented for the demo.
        </p>
      ) : null}
      {items ? (
        <DataTable
          caption="Hospitals by zone"
          columns={columns}
          rows={items}
          rowKey={({ zoneId }) => zoneId ?? ''}
          empty={<EmptyState title="No hospital with known beds" />}
        />
      ) : summary.error ? (
        <QueryError error={summary.error} onRetry={() => void summary.refetch()} />
      ) : (
        <Skeleton className="h-64" />
      )}
      <HospitalSection
        title="Arrivals expected in the city"
        note="The sum of its hospitals"
        source={surge.data?.includesInvented ? 'invented' : null}
      >
        {surge.data?.whole ? (
          <SurgeFan key={surge.data.whole.madeAt} series={surge.data.whole} />
        ) : surge.data ? (
          <EmptyState
            title="No forecast to show"
            description="Too few hospitals stand behind it, or nothing is known yet."
          />
        ) : surge.error ? (
          <QueryError error={surge.error} onRetry={() => void surge.refetch()} />
        ) : (
          <Skeleton className="h-64" />
        )}
      </HospitalSection>
    </div>
  );
}

const columns: DataTableColumn<HospitalAggregate>[] = [
  {
    id: 'zone',
    header: 'Zone',
    cell: ({ zone, zoneId }) => (zoneId === null ? <strong>{zone}</strong> : zone),
    sortValue: ({ zone }) => zone,
  },
  ...figures.map(
    ({ name, label }): DataTableColumn<HospitalAggregate> => ({
      id: name,
      header: label,
      align: 'end',
      cell: (row) => row[name] ?? <Badge>left out</Badge>,
      sortValue: (row) => row[name] ?? -1,
    }),
  ),
];
