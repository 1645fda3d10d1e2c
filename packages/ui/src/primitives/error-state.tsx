import clsx from 'clsx';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';

export interface ErrorStateProps {
  title: ReactNode;
  /** What to do next, in plain words. */
  nextStep: ReactNode;
  action?: ReactNode;
  /** Shown small, to quote when asking for help. */
  requestId?: string;
  className?: string;
}

export function ErrorState({ title, nextStep, action, requestId, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={clsx('flex gap-3 rounded-card border border-danger bg-danger-soft p-4', className)}
    >
      <TriangleAlert aria-hidden size={22} className="mt-0.5 shrink-0 text-danger-ink" />
      <div className="grid content-start gap-1">
        <p className="font-semibold text-danger-ink">{title}</p>
        <p className="text-sm text-ink">{nextStep}</p>
        {requestId ? <p className="font-mono text-xs text-ink-muted">{requestId}</p> : null}
        {action ? <div className="mt-2">{action}</div> : null}
      </div>
    </div>
  );
}
