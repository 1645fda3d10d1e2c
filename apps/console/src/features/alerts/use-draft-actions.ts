'use client';

import { type AlertDraft, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

export type DraftWords = Pick<AlertDraft, 'headline' | 'description' | 'instruction'>;

/** What an administrator does with a draft. */
export function useDraftActions(onDone?: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  const onSettled = () => void client.invalidateQueries({ queryKey: ['alert-drafts'] });
  const discard = useMutation({
    mutationFn: ({ id, version }: AlertDraft) =>
      browserClient(routes.discardAlertDraft, { params: { id }, body: { version } }),
    onSuccess: ({ headline }) => toast({ title: `Discarded: ${headline}`, tone: 'success' }),
    onSettled,
  });
  const reword = useMutation({
    mutationFn: ({ draft, words }: { draft: AlertDraft; words: DraftWords }) =>
      browserClient(routes.updateAlertDraft, {
        params: { id: draft.id },
        body: { version: draft.version, ...words },
      }),
    onSuccess: () => {
      toast({ title: 'The draft was changed', tone: 'success' });
      onDone?.();
    },
    onSettled,
  });
  return { discard, reword };
}
