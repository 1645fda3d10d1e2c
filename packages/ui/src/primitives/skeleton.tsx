import clsx from 'clsx';

export interface SkeletonProps {
  /** Gives the shape of what comes: `h-5 w-40`, `aspect-video`, `size-10 rounded-full`. */
  className?: string;
}

/** Hidden from screen readers; the region around it says that it is loading. */
export function Skeleton({ className }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block animate-pulse rounded-field bg-line/70', className ?? 'h-4 w-full')}
    />
  );
}
