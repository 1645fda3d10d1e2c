import type { Metadata } from 'next';
import { loadCity } from '../../features/city/load-city.ts';
import { listQuery } from '../../features/incidents/incident-queries.ts';
import { figuresQuery } from '../../features/live/figures.ts';
import { LiveScreen } from '../../features/live/live-screen.tsx';
import { recentQuery } from '../../features/live/recent-query.ts';
import { Prefetched } from '../../features/queries/prefetched.tsx';
import { loadViewer } from '../../features/viewer/load-viewer.ts';
import { session } from '../../session.ts';

export const metadata: Metadata = { title: 'Live' };

export default async function LivePage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  const call = session.serverClient();
  return (
    <Prefetched
      load={(client) =>
        Promise.all([
          client.prefetchQuery(figuresQuery(call, viewer, city.timeZone)),
          client.prefetchQuery(listQuery(call, recentQuery)),
        ])
      }
    >
      <LiveScreen />
    </Prefetched>
  );
}
