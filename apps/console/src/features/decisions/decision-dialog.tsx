'use client';

import type { Incident } from '@pulse/contract';
import { AssignDialog } from './assign-dialog.tsx';
import type { Decision } from './decision.ts';
import { EditDialog } from './edit-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';

/** Decisions that ask for something first. */
export type AskedDecision = 'reject' | 'merge' | 'assign' | 'resolve' | 'edit';

export interface DecisionDialogProps {
  asked: AskedDecision | null;
  incidents: readonly Incident[];
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

/** The dialog for a decision on one incident or on many. */
export function DecisionDialog({ asked, incidents, onDecide, onClose }: DecisionDialogProps) {
  const [first] = incidents;
  if (!asked || !first) return null;
  const what = incidents.length === 1 ? first.ref : `${incidents.length} reports`;
  const common = { what, onDecide, onClose };
  switch (asked) {
    case 'reject':
      return <RejectDialog {...common} />;
    case 'merge':
      return <MergeDialog {...common} incident={first} exclude={incidents.map(({ id }) => id)} />;
    case 'assign':
      return (
        <AssignDialog
          {...common}
          zoneId={sharedZone(incidents)}
          assigneeId={first.staff?.assignee?.id ?? null}
        />
      );
    case 'resolve':
      return <ResolveDialog {...common} />;
    case 'edit':
      return <EditDialog incident={first} onDecide={onDecide} onClose={onClose} />;
  }
}

const sharedZone = (incidents: readonly Incident[]): string | undefined => {
  const zones = new Set(incidents.map((incident) => incident.zone?.id));
  const [only] = zones;
  return zones.size === 1 ? only : undefined;
};
