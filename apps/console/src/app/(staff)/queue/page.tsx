import type { Metadata } from 'next';
import { countsQuery, queueQuery } from '../../../features/incidents/incident-queries.ts';
import type { SearchParams } from '../../../features/incidents/incident-query.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { QueueScreen } from '../../../features/queue/queue-screen.tsx';
import { readQueueQuery } from '../../../features/queue/read-queue-query.ts';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { decides } from '../../../features/viewer/permissions.ts';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Queue' };

export default async function QueuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await loadViewer();
  if (!decides(viewer)) {
    return (
      <NotAllowed what="The approval queue" role={viewer.role} allowed={['officer', 'admin']} />
    );
  }
  const query = readQueueQuery(await searchParams);
  const { sort: _order, ...filters } = query;
  const call = session.serverClient();
  return (
    <Prefetched
      load={(client) =>
        Promise.all([
          client.prefetchInfiniteQuery(queueQuery(call, query)),
          client.prefetchQuery(countsQuery(call, { ...filters, status: 'reported' })),
        ])
      }
    >
      <QueueScreen />
    </Prefetched>
  );
}
