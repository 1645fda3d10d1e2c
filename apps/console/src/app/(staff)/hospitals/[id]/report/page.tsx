import type { Metadata } from 'next';
import { hideMissing } from '../../../../../features/hospitals/hide-missing.ts';
import { hospitalQuery, momentQuery } from '../../../../../features/hospitals/hospital-queries.ts';
import { readReportTarget } from '../../../../../features/hospitals/report-query.ts';
import { ReportScreen } from '../../../../../features/hospitals/report-screen.tsx';
import { Prefetched } from '../../../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../../../features/viewer/not-allowed.tsx';
import { session } from '../../../../../session.ts';

export const metadata: Metadata = { title: 'Report' };

interface ReportPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string>>;
}

export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const [viewer, { id }, search] = await Promise.all([loadViewer(), params, searchParams]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="A report" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const { at } = readReportTarget(new URLSearchParams(search));
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.fetchQuery(hospitalQuery(call, id)).catch(hideMissing),
          at ? client.prefetchQuery(momentQuery(call, id, at)) : undefined,
        ]);
      }}
    >
      <ReportScreen id={id} />
    </Prefetched>
  );
}
