import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: ReactNode;
  /** What a person can do now. */
  description?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ title, description, icon, action, className }: EmptyStateProps) {
  return (
    <div className={clsx('grid justify-items-center gap-2 px-6 py-10 text-center', className)}>
      {icon ? (
        <span className="mb-1 flex size-12 items-center justify-center rounded-full bg-brand-soft text-brand-ink">
          {icon}
        </span>
      ) : null}
      <p className="text-heading font-semibold text-ink">{title}</p>
      {description ? <p className="max-w-prose text-sm text-ink-muted">{description}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
