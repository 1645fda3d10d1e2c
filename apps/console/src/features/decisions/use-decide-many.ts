'use client';

import { type Incident, type RouteBody, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putIncident, showIncident } from '../live-connection/apply-to-cache.ts';
import { explainError } from '../words/explain-error.ts';
import { canUndo, type Decision, doneManyText, foresee } from './decision.ts';

type BulkBody = RouteBody<typeof routes.bulkIncidents>;
type Items = BulkBody['items'];
const mostPerCall = 100;

export interface DecideManyInput {
  incidents: readonly Incident[];
  decision: Decision;
}

/** One decision on many; each succeeds or fails by itself, and those that failed come back. */
export function useDecideMany(onDone?: (decided: Incident[], decision: Decision) => void) {
  const client = useQueryClient();
  const toast = useToast();

  const mutation = useMutation({
    mutationFn: ({ incidents, decision }: DecideManyInput) => sendMany(incidents, decision),
    onMutate: ({ incidents, decision }) => {
      for (const incident of incidents) showIncident(client, foresee(incident, decision));
    },
    onSuccess: (results, { incidents, decision }) => {
      const decided = results.flatMap((result) =>
        result.ok && result.incident ? [result.incident] : [],
      );
      const failed = results.filter((result) => !result.ok);
      for (const incident of decided) putIncident(client, incident);
      for (const { id } of failed) {
        const before = incidents.find((incident) => incident.id === id);
        if (before) putIncident(client, before);
        // Somebody was quicker: show how it is now.
        void client.invalidateQueries({ queryKey: ['incident', id] });
      }
      if (failed.length > 0) void client.invalidateQueries({ queryKey: ['incidents'] });
      onDone?.(decided, decision);
      toast({
        title: doneManyText(decision, decided.length),
        description: failed[0]
          ? `${failed.length} came back: ${failed[0].detail ?? failed[0].code ?? 'refused'}`
          : undefined,
        tone: failed.length > 0 ? 'danger' : 'success',
        ...(canUndo(decision) &&
          decided.length > 0 && {
            action: {
              label: 'Undo',
              altText: 'Press u to undo',
              onAct: () => mutation.mutate({ incidents: decided, decision: { action: 'undo' } }),
            },
          }),
      });
    },
    onError: (error, { incidents }) => {
      for (const incident of incidents) putIncident(client, incident);
      const { title, nextStep } = explainError(error);
      toast({ title, description: nextStep, tone: 'danger' });
    },
  });
  return mutation;
}

const sendMany = async (incidents: readonly Incident[], decision: Decision) => {
  const results = [];
  for (let start = 0; start < incidents.length; start += mostPerCall) {
    const items = incidents
      .slice(start, start + mostPerCall)
      .map(({ id, version }) => ({ id, version }));
    const answer = await browserClient(routes.bulkIncidents, { body: bodyOf(items, decision) });
    results.push(...answer.results);
  }
  return results;
};

const bodyOf = (items: Items, decision: Decision): BulkBody => {
  switch (decision.action) {
    case 'approve':
    case 'undo':
      return { action: decision.action, items };
    case 'reject':
      return { action: 'reject', items, reason: decision.reason, note: decision.note };
    case 'merge':
      return { action: 'merge', items, into: decision.into };
    case 'assign':
      return { action: 'assign', items, assigneeId: decision.assigneeId };
    case 'resolve':
      return { action: 'resolve', items, note: decision.note };
    case 'edit':
    case 'reopen':
      throw new Error(`${decision.action} is decided one by one`);
  }
};
