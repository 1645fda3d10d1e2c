import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import { IncidentListScreen } from '../../../features/incident-list/incident-list-screen.tsx';
import { apiQuery } from '../../../features/incident-list/list-query.ts';
import { listQuery } from '../../../features/incidents/incident-queries.ts';
import {
  readIncidentQuery,
  type SearchParams,
} from '../../../features/incidents/incident-query.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Incidents' };

interface IncidentsPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function IncidentsPage({ searchParams }: IncidentsPageProps) {
  const [{ city }, params] = await Promise.all([loadCity(), searchParams]);
  const query = apiQuery(readIncidentQuery(params), city.timeZone);
  return (
    <Prefetched load={(client) => client.prefetchQuery(listQuery(session.serverClient(), query))}>
      <IncidentListScreen />
    </Prefetched>
  );
}
