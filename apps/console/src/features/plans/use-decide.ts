'use client';

import { type Recommendation, type RejectReason, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export type Decision =
  | { readonly what: 'accept' }
  | { readonly what: 'change'; readonly amount: number; readonly note?: string }
  | { readonly what: 'reject'; readonly reason: RejectReason; readonly note?: string }
  | { readonly what: 'reopen' };

const done: Record<Decision['what'], string> = {
  accept: 'Accepted',
  change: 'Accepted with another amount',
  reject: 'Rejected',
  reopen: 'To be decided again',
};

const send = (
  { id, version }: Pick<Recommendation, 'id' | 'version'>,
  decision: Decision,
): Promise<Recommendation> => {
  const params = { id };
  const note = 'note' in decision && decision.note ? { note: decision.note } : {};
  switch (decision.what) {
    case 'accept':
      return browserClient(routes.acceptRecommendation, { params, body: { version } });
    case 'change':
      return browserClient(routes.changeRecommendation, {
        params,
        body: { version, amount: decision.amount, ...note },
      });
    case 'reject':
      return browserClient(routes.rejectRecommendation, {
        params,
        body: { version, reason: decision.reason, ...note },
      });
    case 'reopen':
      return browserClient(routes.reopenRecommendation, { params, body: { version } });
  }
};

/** Decides on a recommendation; what was decided can be taken back from the message that says so. */
export function useDecide(onDone?: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['recommendations'] });
    void client.invalidateQueries({ queryKey: ['plan'] });
  };
  const undo = useMutation({
    mutationFn: (decided: Recommendation) => send(decided, { what: 'reopen' }),
    onSettled: refresh,
  });
  return useMutation({
    mutationFn: ({ item, decision }: { item: Recommendation; decision: Decision }) =>
      send(item, decision),
    onSuccess: (decided, { decision }) => {
      toast({
        title: `${done[decision.what]}: ${decided.title}`,
        description: decided.alertDraftId ? 'A draft of a public alert was made.' : undefined,
        tone: 'success',
        ...(decision.what === 'reopen'
          ? {}
          : {
              action: {
                label: 'Undo',
                altText: 'Take the decision back',
                onAct: () => undo.mutate(decided),
              },
            }),
      });
      onDone?.();
    },
    onSettled: refresh,
  });
}
