import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import { BoardScreen } from '../../../features/hospitals/board-screen.tsx';
import { boardQuery } from '../../../features/hospitals/hospital-queries.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { festivalsQuery, surgeListQuery } from '../../../features/readiness/surge-queries.ts';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Hospitals' };

export default async function HospitalsPage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="The board" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.prefetchQuery(boardQuery(call, city.id)),
          client.prefetchQuery(surgeListQuery(call, city.id)),
          client.prefetchQuery(festivalsQuery(call, city.id)),
        ]);
      }}
    >
      <BoardScreen />
    </Prefetched>
  );
}
