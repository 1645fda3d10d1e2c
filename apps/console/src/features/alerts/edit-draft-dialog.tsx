'use client';

import type { AlertDraft } from '@pulse/contract';
import { Button, Dialog, TextArea, TextField } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { type DraftWords, useDraftActions } from './use-draft-actions.ts';

const longestHeadline = 140;

export interface EditDraftDialogProps {
  draft: AlertDraft;
  onClose: () => void;
}

export function EditDraftDialog({ draft, onClose }: EditDraftDialogProps) {
  const [words, setWords] = useState<DraftWords>(draft);
  const formId = useId();
  const { reword } = useDraftActions(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { headline, description, instruction } = words;
    if (!reword.isPending) reword.mutate({ draft, words: { headline, description, instruction } });
  };
  const put = (change: Partial<DraftWords>) => setWords((old) => ({ ...old, ...change }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Word the draft otherwise"
      closeLabel="Close"
      size="large"
      actions={
        <>
          <Button tap onClick={onClose}>
            Leave it
          </Button>
          <Button tap type="submit" form={formId} variant="primary" busy={reword.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        {reword.error ? <QueryError error={reword.error} /> : null}
        <TextField
          label="Headline"
          maxLength={longestHeadline}
          value={words.headline}
          onChange={(event) => put({ headline: event.target.value })}
        />
        <TextArea
          label="What is the matter"
          rows={4}
          maxLength={2000}
          value={words.description}
          onChange={(event) => put({ description: event.target.value })}
        />
        <TextArea
          label="What to do"
          rows={3}
          maxLength={2000}
          value={words.instruction}
          onChange={(event) => put({ instruction: event.target.value })}
        />
      </form>
    </Dialog>
  );
}
