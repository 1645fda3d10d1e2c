import type { Metadata } from 'next';
import { accuracyQuery, readAccuracyFilters } from '../../../features/accuracy/accuracy-query.ts';
import { AccuracyScreen } from '../../../features/accuracy/accuracy-screen.tsx';
import { loadCity } from '../../../features/city/load-city.ts';
import { boardQuery } from '../../../features/hospitals/hospital-queries.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Accuracy' };

interface AccuracyPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccuracyPage({ searchParams }: AccuracyPageProps) {
  const [viewer, { city }, asked] = await Promise.all([loadViewer(), loadCity(), searchParams]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="Accuracy" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const call = session.serverClient();
  const params = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  );
  const filters = readAccuracyFilters(params);
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.prefetchQuery(boardQuery(call, city.id)),
          client.prefetchQuery(accuracyQuery(call, city.id, filters)),
        ]);
      }}
    >
      <AccuracyScreen />
    </Prefetched>
  );
}
