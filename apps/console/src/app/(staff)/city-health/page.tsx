import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import { summaryQuery } from '../../../features/hospital-summary/summary-query.ts';
import { SummaryScreen } from '../../../features/hospital-summary/summary-screen.tsx';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { citySurgeQuery } from '../../../features/readiness/surge-queries.ts';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'City health' };

export default async function CityHealthPage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (viewer.role !== 'analyst' && viewer.role !== 'admin') {
    return <NotAllowed what="City health" role={viewer.role} allowed={['analyst', 'admin']} />;
  }
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.prefetchQuery(summaryQuery(call, city.id)),
          client.prefetchQuery(citySurgeQuery(call, city.id)),
        ]);
      }}
    >
      <SummaryScreen />
    </Prefetched>
  );
}
