import { Skeleton } from '@pulse/ui';

export default function StaffLoading() {
  return (
    <div className="grid gap-4 p-4 lg:p-6" aria-busy="true">
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-28" />
      <Skeleton className="h-96" />
    </div>
  );
}
