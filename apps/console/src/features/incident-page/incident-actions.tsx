'use client';

import type { IncidentDetail, IncidentStatus, Me, TimelineEntry } from '@pulse/contract';
import { Button, Kbd } from '@pulse/ui';
import { useState } from 'react';
import type { Decision } from '../decisions/decision.ts';
import { type AskedDecision, DecisionDialog } from '../decisions/decision-dialog.tsx';
import { useDecide } from '../decisions/use-decide.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';

const offered: Record<IncidentStatus, readonly AskedDecision[]> = {
  reported: ['reject', 'merge', 'assign', 'edit'],
  active: ['resolve', 'merge', 'assign', 'edit'],
  resolved: ['edit'],
  rejected: [],
  duplicate: [],
};

const words: Record<AskedDecision, string> = {
  reject: 'Reject',
  merge: 'Merge',
  assign: 'Assign',
  resolve: 'Resolve',
  edit: 'Correct',
};
const keys: Partial<Record<AskedDecision, string>> = { assign: 'g', edit: 'e' };

export interface IncidentActionsProps {
  incident: IncidentDetail;
  viewer: Pick<Me, 'name'>;
}

export function IncidentActions({ incident, viewer }: IncidentActionsProps) {
  const [asked, setAsked] = useState<AskedDecision | null>(null);
  const decide = useDecide();
  const send = (decision: Decision) => decide.mutate({ incident, decision });
  const may = (decision: AskedDecision) => offered[incident.status].includes(decision);
  const mayUndo = isMyDecision(incident.timeline.at(-1), viewer);
  const isOpen = incident.status === 'reported' || incident.status === 'active';
  useShortcuts({
    a: () => incident.status === 'reported' && send({ action: 'approve' }),
    e: () => may('edit') && setAsked('edit'),
    g: () => may('assign') && setAsked('assign'),
    u: () => mayUndo && send({ action: 'undo' }),
  });
  return (
    <div className="mt-4 flex flex-wrap gap-2 border-y border-line py-3">
      {incident.status === 'reported' ? (
        <Button
          variant="primary"
          busy={decide.isPending}
          onClick={() => send({ action: 'approve' })}
        >
          Approve <Kbd>a</Kbd>
        </Button>
      ) : null}
      {offered[incident.status].map((decision) => (
        <Button
          key={decision}
          variant={decision === 'resolve' ? 'primary' : 'secondary'}
          onClick={() => setAsked(decision)}
        >
          {words[decision]} {keys[decision] ? <Kbd>{keys[decision]}</Kbd> : null}
        </Button>
      ))}
      {isOpen ? null : (
        <Button busy={decide.isPending} onClick={() => send({ action: 'reopen' })}>
          Open again
        </Button>
      )}
      {mayUndo ? (
        <Button variant="quiet" onClick={() => send({ action: 'undo' })}>
          Undo my last decision <Kbd>u</Kbd>
        </Button>
      ) : null}
      <DecisionDialog
        asked={asked}
        incidents={[incident]}
        onDecide={send}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}

/** The server knows for sure, and says so; this only keeps the offer from those it is not for. */
const isMyDecision = (last: TimelineEntry | undefined, viewer: Pick<Me, 'name'>): boolean =>
  last?.by === 'staff' && last.byName !== null && last.byName === viewer.name;
