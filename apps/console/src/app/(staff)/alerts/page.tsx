import type { Metadata } from 'next';
import { draftsQuery } from '../../../features/alerts/draft-queries.ts';
import { DraftsScreen } from '../../../features/alerts/drafts-screen.tsx';
import { loadCity } from '../../../features/city/load-city.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Alert drafts' };

export default async function AlertsPage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="Alert drafts" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const call = session.serverClient();
  return (
    <Prefetched
      load={(client) => client.prefetchInfiniteQuery(draftsQuery(call, city.id, 'draft'))}
    >
      <DraftsScreen />
    </Prefetched>
  );
}
