'use client';

import type { Incident } from '@pulse/contract';
import { useToast } from '@pulse/ui';
import { useRef, useState } from 'react';
import { canUndo, type Decision } from '../decisions/decision.ts';
import type { AskedDecision } from '../decisions/decision-dialog.tsx';
import { useDecide } from '../decisions/use-decide.ts';
import { useDecideMany } from '../decisions/use-decide-many.ts';
import { afterDecision } from './queue-cursor.ts';
import type { Queue } from './use-queue.ts';

interface Asking {
  asked: AskedDecision;
  targets: readonly Incident[];
}

/** Decisions of the queue: on the selected reports if there are any, else on the one under the cursor. */
export function useQueueDecisions(queue: Queue) {
  const toast = useToast();
  const [asking, setAsking] = useState<Asking | null>(null);
  const undoable = useRef<readonly Incident[][]>([]);

  const remember = (decided: Incident[], decision: Decision) => {
    if (canUndo(decision) && decided.length > 0) undoable.current = [...undoable.current, decided];
    const [first] = decided;
    if (decision.action !== 'undo' || !first) return;
    // It may have been taken back from its message, not from here.
    undoable.current = undoable.current.filter((group) => group[0]?.id !== first.id);
    queue.moveTo(first.id);
  };
  const one = useDecide({
    onDone: (incident, decision) => remember([incident], decision),
    onRefused: (incident) => queue.moveTo(incident.id),
  });
  const many = useDecideMany(remember);

  const targets = (): readonly Incident[] => {
    if (queue.selected.length > 0) return queue.selected;
    return queue.current ? [queue.current] : [];
  };

  const decide = (incidents: readonly Incident[], decision: Decision) => {
    const [only] = incidents;
    if (!only) return;
    if (decision.action !== 'assign' && decision.action !== 'undo') {
      const leaving = new Set(incidents.map((incident) => incident.id));
      const ids = queue.items.map((item) => item.id);
      queue.moveTo(afterDecision(ids, queue.current?.id ?? null, leaving));
    }
    if (incidents.length === 1) one.mutate({ incident: only, decision });
    else many.mutate({ incidents, decision });
    if (queue.selected.length > 0) queue.clearSelection();
  };

  return {
    asked: asking?.asked ?? null,
    targets: asking?.targets ?? [],
    busy: many.isPending,
    ask: (asked: AskedDecision) => setAsking({ asked, targets: targets() }),
    askOne: (incident: Incident, asked: AskedDecision) => setAsking({ asked, targets: [incident] }),
    dismiss: () => setAsking(null),
    approve: () => decide(targets(), { action: 'approve' }),
    decideOne: (incident: Incident, decision: Decision) => decide([incident], decision),
    decideTargets: (decision: Decision) => decide(asking?.targets ?? [], decision),
    undoLast: () => {
      const last = undoable.current.at(-1);
      if (!last) {
        toast({ title: 'Nothing to undo', description: 'Decisions of this visit can be undone.' });
        return;
      }
      undoable.current = undoable.current.slice(0, -1);
      decide(last, { action: 'undo' });
    },
  };
}
