'use client';

import { EmptyState, LoadMore, Skeleton } from '@pulse/ui';
import CircleCheckBig from 'lucide-react/icons/circle-check-big';
import { filterNames } from '../incidents/incident-query.ts';
import { QueryError } from '../queries/query-error.tsx';
import { QueueRow } from './queue-row.tsx';
import type { Queue } from './use-queue.ts';

export function QueueList({ queue }: { queue: Queue }) {
  const { items, current, selected, pages, query } = queue;
  if (pages.isPending) return <QueueListSkeleton />;
  if (pages.error && items.length === 0) {
    return <QueryError className="m-3" error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (items.length === 0) {
    const filtered = filterNames.some((name) => query[name]);
    return (
      <EmptyState
        icon={<CircleCheckBig aria-hidden size={22} />}
        title={filtered ? 'Nothing waits under these filters' : 'The queue is empty'}
        description={
          filtered
            ? 'Take a filter away to see the rest.'
            : 'New reports appear here by themselves the moment they are made.'
        }
      />
    );
  }
  const selectedIds = new Set(selected.map((item) => item.id));
  return (
    <>
      <ul aria-label="Reports that wait for approval">
        {items.map((item) => (
          <QueueRow
            key={item.id}
            incident={item}
            current={item.id === current?.id}
            selected={selectedIds.has(item.id)}
            onMoveTo={queue.moveTo}
            onToggle={queue.toggle}
          />
        ))}
      </ul>
      <LoadMore
        hasMore={pages.hasNextPage}
        busy={pages.isFetchingNextPage}
        onLoadMore={() => void pages.fetchNextPage()}
        label="Show more"
        busyLabel="Loading more"
        shownText={pages.hasNextPage ? `${items.length} shown` : undefined}
      />
    </>
  );
}

export function QueueListSkeleton() {
  return (
    <div className="grid gap-px" aria-busy="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <div key={key} className="grid gap-2 border-b border-line p-4">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </div>
  );
}
