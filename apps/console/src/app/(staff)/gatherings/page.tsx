import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import {
  gatheringQuery,
  gatheringsQuery,
  readGatheringFilters,
  suggestionsQuery,
} from '../../../features/gatherings/gathering-queries.ts';
import { GatheringsScreen } from '../../../features/gatherings/gatherings-screen.tsx';
import { monthOf } from '../../../features/gatherings/month.ts';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Gatherings' };

interface GatheringsPageProps {
  searchParams: Promise<Record<string, string>>;
}

export default async function GatheringsPage({ searchParams }: GatheringsPageProps) {
  const [{ city }, params] = await Promise.all([loadCity(), searchParams]);
  const filters = readGatheringFilters(
    new URLSearchParams(params),
    monthOf(Date.now(), city.timeZone),
  );
  const call = session.serverClient();
  return (
    <Prefetched
      load={(client) =>
        Promise.all([
          client.prefetchQuery(gatheringsQuery(call, filters, city)),
          client.prefetchQuery(suggestionsQuery(call, city.id)),
          filters.open ? client.prefetchQuery(gatheringQuery(call, filters.open)) : undefined,
        ])
      }
    >
      <GatheringsScreen />
    </Prefetched>
  );
}
