'use client';

import { ApiError, type Incident, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { putIncident, showIncident } from '../live-connection/apply-to-cache.ts';
import { explainError } from '../words/explain-error.ts';
import { canUndo, type Decision, doneText, foresee, sendDecision } from './decision.ts';
import { describeChange } from './describe-change.ts';

export interface DecideInput {
  incident: Incident;
  decision: Decision;
}

export interface DecideOutcome {
  onDone?: (incident: Incident, decision: Decision) => void;
  /** The incident is back as it was. */
  onRefused?: (incident: Incident) => void;
}

/**
 * Shows a decision at once, sends it, and takes it back when the server refuses. On a conflict the
 * incident comes back as it is now, with what changed in words.
 */
export function useDecide({ onDone, onRefused }: DecideOutcome = {}) {
  const client = useQueryClient();
  const toast = useToast();
  const { categoryName } = useCity();

  const mutation = useMutation({
    mutationFn: ({ incident, decision }: DecideInput) =>
      sendDecision(browserClient, incident, decision),
    onMutate: async ({ incident, decision }) => {
      // An answer from before the decision must not overwrite what is shown now.
      await client.cancelQueries({ queryKey: ['incident', incident.id] });
      showIncident(client, foresee(incident, decision));
    },
    onSuccess: (now, { decision }) => {
      putIncident(client, now);
      onDone?.(now, decision);
      toast({
        title: doneText(decision, now.ref),
        tone: 'success',
        ...(canUndo(decision) && {
          action: {
            label: 'Undo',
            altText: 'Press u to undo',
            onAct: () => mutation.mutate({ incident: now, decision: { action: 'undo' } }),
          },
        }),
      });
    },
    onError: async (error, { incident }) => {
      showIncident(client, incident);
      onRefused?.(incident);
      if (error instanceof ApiError && error.problem.code === 'stale_version') {
        const now = await browserClient(routes.getIncident, {
          params: { id: incident.id },
        }).catch(() => undefined);
        if (now) {
          putIncident(client, now);
          toast({
            title: `Somebody changed ${incident.ref} first`,
            description: `${describeChange(incident, now, categoryName)} Look at it again, then decide.`,
            tone: 'danger',
            durationMs: 15_000,
          });
          return;
        }
      }
      const { title, nextStep } = explainError(error);
      toast({ title: `${incident.ref}: ${title}`, description: nextStep, tone: 'danger' });
    },
  });
  return mutation;
}
