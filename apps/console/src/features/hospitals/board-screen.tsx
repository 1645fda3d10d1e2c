'use client';

import type { HospitalState } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Chip, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCity } from '../city/city-context.tsx';
import { usePollMs } from '../live-connection/use-poll-ms.ts';
import { waitingQuery } from '../plans/plan-queries.ts';
import { QueryError } from '../queries/query-error.tsx';
import { FestivalBanner } from '../readiness/festival-banner.tsx';
import { surgeListQuery } from '../readiness/surge-queries.ts';
import { PageHead } from '../shell/page-head.tsx';
import { BoardTable } from './board-table.tsx';
import { boardQuery } from './hospital-queries.ts';
import { ImportButton } from './import-button.tsx';

const filters = [
  { id: 'all', label: 'All', keeps: () => true },
  {
    id: 'pressed',
    label: 'Under pressure',
    keeps: ({ level }: HospitalState) => (level.level ?? 0) >= 2,
  },
  { id: 'silent', label: 'Silent', keeps: ({ silence }: HospitalState) => silence.silent },
] as const;

/** Every hospital of one's own: level, beds, what is coming, emergency, oxygen, silence. */
export function BoardScreen() {
  const { city } = useCity();
  const router = useRouter();
  const refetchInterval = usePollMs();
  const board = useQuery({ ...boardQuery(browserClient, city.id), refetchInterval });
  const surge = useQuery(surgeListQuery(browserClient, city.id));
  const waiting = useQuery(waitingQuery(browserClient, city.id));
  const chosen = useSearchParams().get('show') ?? 'all';
  const choose = (id: string) =>
    window.history.replaceState(null, '', id === 'all' ? '/hospitals' : `/hospitals?show=${id}`);
  const keeps = filters.find(({ id }) => id === chosen)?.keeps ?? (() => true);
  const items = board.data?.items ?? [];
  const invented = items.some(({ capacitySource }) => capacitySource === 'invented');
  return (
    <div className="p-4 lg:p-6">
      <PageHead
        title="Hospitals"
        description="How each stands now. Levels are OPEL-style, by this installation's thresholds"
        actions={items.length > 0 ? <ImportButton hospitals={items} /> : undefined}
      />
      <FestivalBanner />
      {invented ? (
        <p className="mb-3 rounded-field bg-info-soft px-3 py-2 text-sm text-info-ink">
          Names and places are real; beds, staff and stocks of hospitals marked so are invented for
          the demo.
        </p>
      ) : null}
      <div className="mb-3 flex flex-wrap gap-1.5">
        {filters.map(({ id, label, keeps: fits }) => (
          <Chip
            key={id}
            selected={chosen === id}
            count={board.data ? items.filter(fits).length : undefined}
            onClick={() => choose(id)}
          >
            {label}
          </Chip>
        ))}
      </div>
      {board.error && !board.data ? (
        <QueryError error={board.error} onRetry={() => void board.refetch()} />
      ) : board.data ? (
        <BoardTable
          hospitals={items.filter(keeps)}
          outlooks={surge.data?.items ?? []}
          waiting={waiting.data ?? {}}
          onOpen={({ id }) => router.push(`/hospitals/${id}`)}
        />
      ) : (
        <Skeleton className="h-96" />
      )}
    </div>
  );
}
