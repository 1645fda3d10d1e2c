import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import { planQuery, recommendationsQuery } from '../../../features/plans/plan-queries.ts';
import { PlanScreen } from '../../../features/plans/plan-screen.tsx';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Plan' };

export default async function PlanPage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="The plan" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.prefetchQuery(planQuery(call, city.id)),
          client.prefetchInfiniteQuery(recommendationsQuery(call, city.id, { state: 'open' })),
        ]);
      }}
    >
      <PlanScreen />
    </Prefetched>
  );
}
