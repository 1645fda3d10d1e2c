'use client';

import { browserClient } from '@pulse/session/client';
import { Button, Dialog, Select, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { officersQuery } from '../incidents/incident-queries.ts';
import { QueryError } from '../queries/query-error.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import type { Decision } from './decision.ts';

export interface AssignDialogProps {
  what: string;
  /** Officers of this zone; of all zones when several are assigned at once. */
  zoneId: string | undefined;
  assigneeId: string | null;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

export function AssignDialog({ what, zoneId, assigneeId, onDecide, onClose }: AssignDialogProps) {
  const viewer = useViewer();
  const officers = useQuery(officersQuery(browserClient, zoneId));
  const [chosen, setChosen] = useState(assigneeId ?? '');
  const formId = useId();
  const people = officers.data?.items ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const person = people.find((item) => item.id === chosen);
    onDecide({
      action: 'assign',
      assigneeId: person?.id ?? null,
      assigneeName: person?.name ?? null,
    });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Assign ${what}`}
      description="Officers who work in the zone of the incident."
      closeLabel="Close"
      size="small"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            {chosen ? 'Assign' : 'Assign to nobody'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        {officers.isPending ? <Skeleton className="h-11" /> : null}
        {officers.error ? (
          <QueryError error={officers.error} onRetry={() => void officers.refetch()} />
        ) : null}
        {officers.data && people.length === 0 ? (
          <p className="mb-3 text-sm text-ink-muted">
            No officer works in this zone yet. An administrator can give the zone to one under
            People.
          </p>
        ) : null}
        {officers.data ? (
          <Select
            label="Officer"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            placeholder="Nobody"
            options={people.map((person) => ({
              value: person.id,
              label: person.id === viewer.id ? `${person.name} (me)` : person.name,
            }))}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
