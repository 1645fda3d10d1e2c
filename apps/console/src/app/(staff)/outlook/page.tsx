import type { Metadata } from 'next';
import { loadCity } from '../../../features/city/load-city.ts';
import {
  detailQuery,
  outlookQuery,
  readOutlookFilters,
  worstQuery,
} from '../../../features/outlook/outlook-query.ts';
import { OutlookScreen } from '../../../features/outlook/outlook-screen.tsx';
import { Prefetched } from '../../../features/queries/prefetched.tsx';
import { session } from '../../../session.ts';

export const metadata: Metadata = { title: 'Outlook' };

interface OutlookPageProps {
  searchParams: Promise<Record<string, string>>;
}

export default async function OutlookPage({ searchParams }: OutlookPageProps) {
  const [{ city }, params] = await Promise.all([loadCity(), searchParams]);
  const filters = readOutlookFilters(new URLSearchParams(params));
  const call = session.serverClient();
  return (
    <Prefetched
      load={(client) =>
        Promise.all([
          client.prefetchInfiniteQuery(outlookQuery(call, filters, city.id)),
          client.prefetchQuery(worstQuery(call, city.id)),
          filters.area
            ? client.prefetchQuery(detailQuery(call, filters.kind, filters.area))
            : undefined,
        ])
      }
    >
      <OutlookScreen />
    </Prefetched>
  );
}
