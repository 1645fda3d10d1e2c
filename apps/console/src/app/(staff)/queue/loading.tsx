import { Skeleton } from '@pulse/ui';
import { QueueListSkeleton } from '../../../features/queue/queue-list.tsx';

export default function QueueLoading() {
  return (
    <div className="grid h-full grid-cols-[19rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)_17rem]">
      <div className="border-r border-line bg-surface">
        <QueueListSkeleton />
      </div>
      <div className="grid content-start gap-3 p-4">
        <Skeleton className="h-7 w-1/2" />
        <Skeleton className="h-20" />
        <Skeleton className="h-44 w-64" />
      </div>
      <Skeleton className="h-full rounded-none max-xl:hidden" />
    </div>
  );
}
