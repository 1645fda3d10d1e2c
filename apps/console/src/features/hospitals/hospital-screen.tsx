'use client';

import { browserClient } from '@pulse/session/client';
import { Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePollMs } from '../live-connection/use-poll-ms.ts';
import { QueryError } from '../queries/query-error.tsx';
import { SurgeSection } from '../readiness/surge-section.tsx';
import { BedTable } from './bed-table.tsx';
import { HospitalHead } from './hospital-head.tsx';
import { hospitalQuery } from './hospital-queries.ts';
import { ImportButton } from './import-button.tsx';
import { ObservationLog } from './observation-log.tsx';
import { StaffTable } from './staff-table.tsx';
import { StockPanel } from './stock-panel.tsx';
import { TransferLinks } from './transfer-links.tsx';

/** One hospital: how it stands, what is coming, what it has, what it said. */
export function HospitalScreen({ id }: { id: string }) {
  const refetchInterval = usePollMs();
  const {
    data: hospital,
    error,
    refetch,
  } = useQuery({ ...hospitalQuery(browserClient, id), refetchInterval });
  return (
    <div className="grid gap-4 p-4 lg:p-6">
      <nav aria-label="Where you are" className="text-sm">
        <Link href="/hospitals" className="inline-flex min-h-6 items-center text-brand-ink">
          Hospitals
        </Link>
      </nav>
      {hospital ? (
        <>
          <HospitalHead hospital={hospital} actions={<ImportButton hospitals={[hospital]} />} />
          <SurgeSection hospitalId={id} />
          <div className="grid items-start gap-4 xl:grid-cols-2 *:min-w-0">
            <div className="grid gap-4">
              <BedTable hospital={hospital} />
              <TransferLinks hospital={hospital} />
            </div>
            <div className="grid gap-4">
              <StaffTable hospital={hospital} />
              <StockPanel hospital={hospital} />
            </div>
          </div>
          <ObservationLog hospitalId={id} />
        </>
      ) : error ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : (
        <HospitalSkeleton />
      )}
    </div>
  );
}

function HospitalSkeleton() {
  return (
    <div role="status" aria-label="Loading the hospital" className="grid gap-4">
      <Skeleton className="h-8 w-72" />
      <Skeleton className="h-28" />
      <div className="grid gap-4 xl:grid-cols-2">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
      <Skeleton className="h-64" />
    </div>
  );
}
