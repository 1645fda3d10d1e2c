'use client';

import { browserClient } from '@pulse/session/client';
import { buttonClasses, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCity } from '../city/city-context.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { AuditFilterForm } from './audit-filter-form.tsx';
import { type AuditFilters, auditHref, auditQuery, readAuditFilters } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';

export function AuditScreen() {
  const { city } = useCity();
  const router = useRouter();
  const search = useSearchParams().toString();
  const filters = readAuditFilters(new URLSearchParams(search));
  const audit = useQuery({
    ...auditQuery(browserClient, filters, city.timeZone),
    placeholderData: (before) => before,
  });
  const { cursor, ...first } = filters;
  const change = (next: AuditFilters) => router.push(auditHref(next), { scroll: false });
  return (
    <div className="p-4 lg:p-6">
      <PageHead title="Audit" description="Who read or changed what, the newest first" />
      <AuditFilterForm key={search} filters={first} onChange={change} />
      {audit.error && !audit.data ? (
        <QueryError error={audit.error} onRetry={() => void audit.refetch()} />
      ) : audit.data ? (
        <AuditTable
          entries={audit.data.items}
          onActor={(actor) => change({ ...first, actor })}
          onSubject={(subjectType, subjectId) => change({ subjectType, subjectId })}
        />
      ) : (
        <Skeleton className="h-96" />
      )}
      <nav aria-label="Pages" className="mt-4 flex justify-between">
        {cursor ? (
          <Link href={auditHref(first)} className={buttonClasses({})}>
            First page
          </Link>
        ) : (
          <span />
        )}
        {audit.data?.nextCursor ? (
          <Link
            href={auditHref({ ...first, cursor: audit.data.nextCursor })}
            className={buttonClasses({})}
          >
            Next page
          </Link>
        ) : null}
      </nav>
    </div>
  );
}
