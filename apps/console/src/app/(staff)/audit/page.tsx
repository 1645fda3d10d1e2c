import type { Metadata } from 'next';
import { auditQuery, readAuditFilters } from '../../../features/audit/audit-query.ts';
import { AuditScreen } from '../../../features/audit/audit-screen.tsx';
import { loadCity } from '../../../features/city/load-city.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Audit' };

interface AuditPageProps {
  searchParams: Promise<Record<string, string>>;
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (viewer.role !== 'auditor' && viewer.role !== 'admin') {
    return <NotAllowed what="The audit trail" role={viewer.role} allowed={['auditor', 'admin']} />;
  }
  const filters = readAuditFilters(new URLSearchParams(await searchParams));
  const call = session.serverClient();
  return (
    <Prefetched load={(client) => client.prefetchQuery(auditQuery(call, filters, city.timeZone))}>
      <AuditScreen />
    </Prefetched>
  );
}
