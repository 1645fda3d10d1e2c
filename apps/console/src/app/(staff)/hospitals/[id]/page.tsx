import type { Metadata } from 'next';
import { hideMissing } from '../../../../features/hospitals/hide-missing.ts';
import {
  hospitalQuery,
  observationsQuery,
} from '../../../../features/hospitals/hospital-queries.ts';
import { HospitalScreen } from '../../../../features/hospitals/hospital-screen.tsx';
import { Prefetched } from '../../../../features/queries/prefetched.tsx';
import { hospitalSurgeQuery } from '../../../../features/readiness/surge-queries.ts';
import { loadViewer } from '../../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../../features/viewer/not-allowed.tsx';
import { session } from '../../../../session.ts';

export const metadata: Metadata = { title: 'Hospital' };

export default async function HospitalPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([loadViewer(), params]);
  if (viewer.role !== 'planner' && viewer.role !== 'admin') {
    return <NotAllowed what="A hospital" role={viewer.role} allowed={['planner', 'admin']} />;
  }
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.fetchQuery(hospitalQuery(call, id)).catch(hideMissing),
          client.prefetchQuery(hospitalSurgeQuery(call, id)),
          client.prefetchQuery(observationsQuery(call, id)),
        ]);
      }}
    >
      <HospitalScreen id={id} />
    </Prefetched>
  );
}
