import type { Metadata } from 'next';
import { peopleQuery, readPeopleFilters } from '../../../features/people/people-query.ts';
import { PeopleScreen } from '../../../features/people/people-screen.tsx';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { loadViewer } from '../../../features/viewer/load-viewer.ts';
import { NotAllowed } from '../../../features/viewer/not-allowed.tsx';
import { administers } from '../../../features/viewer/permissions.ts';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'People' };

interface PeoplePageProps {
  searchParams: Promise<Record<string, string>>;
}

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const viewer = await loadViewer();
  if (!administers(viewer)) {
    return <NotAllowed what="Managing people" role={viewer.role} allowed={['admin']} />;
  }
  const filters = readPeopleFilters(new URLSearchParams(await searchParams));
  return (
    <Prefetched
      load={(client) => client.prefetchQuery(peopleQuery(session.serverClient(), filters))}
    >
      <PeopleScreen />
    </Prefetched>
  );
}
