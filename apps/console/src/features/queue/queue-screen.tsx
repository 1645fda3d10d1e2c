'use client';

import type { Incident } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { EmptyState } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useRef } from 'react';
import { DecisionDialog } from '../decisions/decision-dialog.tsx';
import { around } from '../incidents/around.ts';
import { IncidentMap } from '../incidents/incident-map.tsx';
import { countsQuery } from '../incidents/incident-queries.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { BulkBar } from './bulk-bar.tsx';
import { QueueDetail } from './queue-detail.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { rowId } from './queue-row.tsx';
import { useQueue } from './use-queue.ts';
import { useQueueDecisions } from './use-queue-decisions.ts';

/** List, detail and map in one view, worked from the keyboard. */
export function QueueScreen() {
  const queue = useQueue();
  const decisions = useQueueDecisions(queue);
  const router = useRouter();
  const { current, items, selected } = queue;
  const { sort: _order, needsPerson: _unsure, ...filters } = queue.query;
  const counts = useQuery(countsQuery(browserClient, { ...filters, status: 'reported' }));
  const list = useRef<HTMLDivElement>(null);
  useFocusOnCursor(list, current);

  const open = () => current && router.push(`/incidents/${current.id}`);
  const next = () => queue.move(1);
  const previous = () => queue.move(-1);
  useShortcuts({
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    Enter: open,
    ' ': () => current && queue.toggle(current),
    x: queue.clearSelection,
    a: decisions.approve,
    r: () => decisions.ask('reject'),
    m: () => decisions.ask('merge'),
    g: () => decisions.ask('assign'),
    u: decisions.undoLast,
  });

  return (
    <div className="grid h-full grid-cols-[19rem_minmax(0,1fr)] grid-rows-[12rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)_17rem] xl:grid-rows-1">
      <div className="row-span-2 flex min-h-0 flex-col border-r border-line bg-surface xl:row-span-1">
        <header className="flex items-baseline justify-between gap-2 px-4 pt-4 pb-2">
          <h1 className="text-title font-semibold">Queue</h1>
          <p aria-live="polite" className="text-sm tabular-nums text-ink-muted">
            {counts.data ? `${counts.data.byStatus.reported ?? 0} waiting` : ''}
          </p>
        </header>
        <QueueFilters queue={queue} />
        <div ref={list} id="queue-list" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
          <QueueList queue={queue} />
        </div>
        {selected.length > 0 ? (
          <BulkBar
            count={selected.length}
            busy={decisions.busy}
            onApprove={decisions.approve}
            onAsk={decisions.ask}
            onSelectAll={queue.selectAll}
            onClear={queue.clearSelection}
          />
        ) : null}
      </div>
      <div className="min-h-0 max-xl:order-last">
        {current ? (
          <QueueDetail
            key={current.id}
            incident={current}
            onApprove={() => decisions.decideOne(current, { action: 'approve' })}
            onApproveAs={(category) =>
              decisions.decideOne(current, { action: 'approve', category })
            }
            onAsk={(asked) => decisions.askOne(current, asked)}
            onMergeInto={(target) =>
              decisions.decideOne(current, {
                action: 'merge',
                into: target.id,
                intoRef: target.ref,
              })
            }
          />
        ) : (
          <EmptyState
            className="mt-16"
            title="No report to decide on"
            description="Choose one from the list, or wait: new ones appear by themselves."
          />
        )}
      </div>
      <IncidentMap
        label="Map of the reports that wait. The list shows the same."
        incidents={items}
        selectedId={current?.id ?? null}
        bounds={current && around(current)}
        onSelect={(id) => id && queue.moveTo(id)}
        skipToId="queue-list"
        className="min-h-0 border-l border-line max-xl:border-b max-xl:border-l-0"
      />
      <DecisionDialog
        asked={decisions.asked}
        incidents={decisions.targets}
        onDecide={decisions.decideTargets}
        onClose={decisions.dismiss}
      />
    </div>
  );
}

/** The focus follows the cursor only while it is in the list or nowhere; it is never stolen. */
const useFocusOnCursor = (list: RefObject<HTMLElement | null>, current: Incident | undefined) => {
  const id = current?.id;
  const before = useRef(id);
  useEffect(() => {
    if (before.current === id) return;
    before.current = id;
    const row = id ? document.getElementById(rowId(id)) : null;
    if (!row) return;
    const active = document.activeElement;
    const isFree = !active || active === document.body || active.id === 'content';
    if (isFree || list.current?.contains(active)) row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }, [id, list]);
};
