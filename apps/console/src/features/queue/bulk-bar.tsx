'use client';

import { Button } from '@pulse/ui';
import type { AskedDecision } from '../decisions/decision-dialog.tsx';

export interface BulkBarProps {
  count: number;
  busy: boolean;
  onApprove: () => void;
  onAsk: (asked: AskedDecision) => void;
  onSelectAll: () => void;
  onClear: () => void;
}

/** Decisions on all that are selected. */
export function BulkBar({ count, busy, onApprove, onAsk, onSelectAll, onClear }: BulkBarProps) {
  return (
    <section
      aria-label="Decide on the selected reports"
      className="pulse-appear-below sticky bottom-0 grid gap-2 border-t border-line bg-raised p-3 shadow-float"
    >
      <div className="flex items-center justify-between gap-2">
        <p aria-live="polite" className="text-sm font-semibold tabular-nums">
          {count} selected
        </p>
        <div className="flex gap-1">
          <Button size="small" variant="quiet" onClick={onSelectAll}>
            All shown
          </Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            Clear
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-4 gap-1.5">
        <Button size="small" variant="primary" busy={busy} onClick={onApprove} className="px-1!">
          Approve
        </Button>
        <Button size="small" onClick={() => onAsk('reject')} className="px-1!">
          Reject
        </Button>
        <Button size="small" onClick={() => onAsk('merge')} className="px-1!">
          Merge
        </Button>
        <Button size="small" onClick={() => onAsk('assign')} className="px-1!">
          Assign
        </Button>
      </div>
    </section>
  );
}
