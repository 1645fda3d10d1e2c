'use client';

import type { Incident } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Dialog, EmptyState, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { When } from '../city/when.tsx';
import { similarQuery } from '../incidents/incident-queries.ts';
import { StatusTag } from '../incidents/tags.tsx';
import { QueryError } from '../queries/query-error.tsx';
import type { Decision } from './decision.ts';

export interface MergeDialogProps {
  /** The report that similar ones are looked for. */
  incident: Incident;
  what: string;
  /** Reports that are being merged and so cannot be the target. */
  exclude: readonly string[];
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

export function MergeDialog({ incident, what, exclude, onDecide, onClose }: MergeDialogProps) {
  const similar = useQuery(similarQuery(browserClient, incident.id));
  const candidates = (similar.data?.items ?? []).filter((item) => !exclude.includes(item.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const groupName = useId();
  const target = candidates.find((item) => item.id === chosen) ?? candidates[0];
  const merge = () => {
    if (!target) return;
    onDecide({ action: 'merge', into: target.id, intoRef: target.ref });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Merge ${what} into another`}
      description="It becomes a duplicate; its reporter follows the other one from now on. You can undo it."
      closeLabel="Close"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!target} onClick={merge}>
            {target ? `Merge into ${target.ref}` : 'Merge'}
          </Button>
        </>
      }
    >
      {similar.isPending ? <Skeleton className="h-40" /> : null}
      {similar.error ? (
        <QueryError error={similar.error} onRetry={() => void similar.refetch()} />
      ) : null}
      {similar.data && candidates.length === 0 ? (
        <EmptyState
          title="Nothing similar close by"
          description="Only open reports of the same category, near in place and time, can be merged into."
        />
      ) : null}
      <fieldset className="grid gap-1">
        <legend className="sr-only">Merge into</legend>
        {candidates.map((item) => (
          <label
            key={item.id}
            className="flex cursor-pointer items-start gap-3 rounded-field p-2 hover:bg-sunken has-checked:bg-brand-soft"
          >
            <input
              type="radio"
              name={groupName}
              checked={item.id === target?.id}
              onChange={() => setChosen(item.id)}
              className="mt-1 size-4 accent-brand"
            />
            <span className="min-w-0 flex-1 text-sm">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-mono text-xs">{item.ref}</span>
                <StatusTag status={item.status} />
                <span className="text-xs text-ink-muted">
                  {item.area?.name} · <When at={item.createdAt} />
                </span>
              </span>
              <span className="mt-0.5 line-clamp-2">{item.description}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
