import { ApiError, Uuid } from '@pulse/contract';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IncidentScreen } from '../../../../features/incident-page/incident-screen.tsx';
import { incidentQuery, votesQuery } from '../../../../features/incidents/incident-queries.ts';
import { Prefetched } from '../../../../features/queries/prefetched.tsx';
import { session } from '../../../../session.ts';

export const metadata: Metadata = { title: 'Incident' };

export default async function IncidentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!Uuid.safeParse(id).success) notFound();
  const call = session.serverClient();
  return (
    <Prefetched
      load={async (client) => {
        await Promise.all([
          client.fetchQuery(incidentQuery(call, id)).catch(hideMissing),
          client.prefetchQuery(votesQuery(call, id)),
        ]);
      }}
    >
      <IncidentScreen id={id} />
    </Prefetched>
  );
}

/** Outside my zones and not there at all look the same. */
const hideMissing = (error: unknown) => {
  if (error instanceof ApiError && error.problem.status === 404) notFound();
  throw error;
};
