'use client';

import clsx from 'clsx';
import { Button } from './button.tsx';

export interface LoadMoreProps {
  hasMore: boolean;
  busy: boolean;
  onLoadMore: () => void;
  label: string;
  busyLabel: string;
  /** "40 of 1,204 shown", announced when it changes. */
  shownText?: string;
  className?: string;
}

export function LoadMore({
  hasMore,
  busy,
  onLoadMore,
  label,
  busyLabel,
  shownText,
  className,
}: LoadMoreProps) {
  return (
    <div className={clsx('grid justify-items-center gap-2 py-4', className)}>
      <p aria-live="polite" className="text-sm tabular-nums text-ink-muted">
        {shownText}
      </p>
      {hasMore ? (
        <Button tap busy={busy} onClick={onLoadMore}>
          {busy ? busyLabel : label}
        </Button>
      ) : null}
    </div>
  );
}
