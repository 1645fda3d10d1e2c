import type { Metadata } from 'next';
import { loadCity } from '../../../../features/city/load-city.ts';
import { boardQuery } from '../../../../features/hospitals/hospital-queries.ts';
import { HuddleSheet } from '../../../../features/plans/huddle-sheet.tsx';
import { planQuery, recommendationsQuery } from '../../../../features/plans/plan-queries.ts';
import { Prefetched } from '../../../../features/queries/prefetched.tsx';
import { surgeListQuery } from '../../../../features/readiness/surge-queries.ts';
import { loadViewer } from '../../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../../features/viewer/not-allowed.tsx';
import { session } from '../../../../session.ts';

export const metadata: Metadata = { title: 'Huddle sheet' };

export default async function HuddlePage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="The huddle sheet" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.prefetchQuery(boardQuery(call, city.id)),
          client.prefetchQuery(surgeListQuery(call, city.id)),
          client.prefetchQuery(planQuery(call, city.id)),
          client.prefetchInfiniteQuery(recommendationsQuery(call, city.id, {})),
        ]);
      }}
    >
      <HuddleSheet />
    </Prefetched>
  );
}
