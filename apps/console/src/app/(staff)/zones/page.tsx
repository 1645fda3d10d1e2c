import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { administers } from '../../../features/viewer/permissions.ts';
import { zonesQuery } from '../../../features/zones/zones-query.ts';
import { ZonesScreen } from '../../../features/zones/zones-screen.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Zones' };

export default async function ZonesPage() {
  const [viewer, { city }] = await Promise.all([loadViewer(), loadCity()]);
  if (!administers(viewer)) {
    return <NotAllowed what="Managing zones" role={viewer.role} allowed={['admin']} />;
  }
  return (
    <Prefetched
      load={(client) => client.prefetchQuery(zonesQuery(session.serverClient(), city.id))}
    >
      <ZonesScreen />
    </Prefetched>
  );
}
