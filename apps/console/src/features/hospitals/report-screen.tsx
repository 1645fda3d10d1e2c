'use client';

import type { HospitalDetail, ObservationVersion } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { EmptyState, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { ExactTime } from '../city/exact-time.tsx';
import { When } from '../city/when.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { DepartmentChips } from './department-chips.tsx';
import { hospitalQuery, momentQuery } from './hospital-queries.ts';
import { ReportForm } from './report-form.tsx';
import { type ReportTarget, readReportTarget, reportHref } from './report-query.ts';
import { ReportSent, type Sent } from './report-sent.tsx';

/** The form that a nurse fills in under a minute, and the same to correct what was sent. */
export function ReportScreen({ id }: { id: string }) {
  const target = readReportTarget(new URLSearchParams(useSearchParams().toString()));
  const hospital = useQuery(hospitalQuery(browserClient, id));
  const moment = useQuery({
    ...momentQuery(browserClient, id, target.at ?? ''),
    enabled: target.at !== undefined,
  });
  const error = hospital.error ?? moment.error;
  const isReady = hospital.data && (target.at === undefined || moment.data);
  const corrected = moment.data?.items.find(
    ({ department }) => department === (target.department ?? null),
  );
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4 p-4 lg:p-6">
      <nav aria-label="Where you are" className="text-sm">
        <Link href={`/hospitals/${id}`} className="inline-flex min-h-6 items-center text-brand-ink">
          {hospital.data?.name ?? 'Back to the hospital'}
        </Link>
      </nav>
      {isReady && hospital.data ? (
        target.at !== undefined && !corrected ? (
          <EmptyState
            title="This report is no longer kept"
            description="Reports are kept for 90 days. Send a new one instead."
          />
        ) : (
          <Loaded
            key={`${target.at} ${target.department}`}
            hospital={hospital.data}
            target={target}
            corrected={corrected}
          />
        )
      ) : error ? (
        <QueryError
          error={error}
          onRetry={() => {
            void hospital.refetch();
            if (target.at) void moment.refetch();
          }}
        />
      ) : (
        <Skeleton className="h-[36rem]" />
      )}
    </div>
  );
}

interface LoadedProps {
  hospital: HospitalDetail;
  target: ReportTarget;
  corrected: ObservationVersion | undefined;
}

function Loaded({ hospital, target, corrected }: LoadedProps) {
  const router = useRouter();
  const [sent, setSent] = useState<Sent>();
  if (sent) {
    return (
      <>
        <PageHead title={`Report for ${hospital.name}`} />
        <ReportSent
          sent={sent}
          hospitalName={hospital.name}
          onCorrect={() => setSent(undefined)}
          onAgain={() => {
            setSent(undefined);
            router.replace(reportHref(hospital.id, { department: target.department }));
          }}
        />
      </>
    );
  }
  return (
    <>
      <PageHead
        title={corrected ? `Correct a report of ${hospital.name}` : `Report for ${hospital.name}`}
        description={
          corrected ? (
            <>
              As seen on <ExactTime at={corrected.observedAt} />, version {corrected.version}
            </>
          ) : hospital.state.observedAt ? (
            <>
              Numbers as they were last time, <When at={hospital.state.observedAt} />. Change what
              changed; Tab moves on, Enter sends.
            </>
          ) : (
            'The first report. What is not known stays empty.'
          )
        }
      />
      {corrected ? null : (
        <DepartmentChips
          departments={hospital.departments}
          chosen={target.department}
          onChoose={(department) => router.replace(reportHref(hospital.id, { department }))}
        />
      )}
      <div className="rounded-card border border-line bg-surface px-4 pt-4">
        <ReportForm
          hospital={hospital}
          department={target.department}
          corrected={corrected}
          onSent={setSent}
        />
      </div>
    </>
  );
}
