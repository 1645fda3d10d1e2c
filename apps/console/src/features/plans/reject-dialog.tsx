'use client';

import { RejectReason } from '@pulse/contract';
import { Button, Dialog, Select, TextArea } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import type { RecommendationDialogProps } from './change-dialog.tsx';
import { useDecide } from './use-decide.ts';
import { rejectWords } from './words.ts';

/** Rejects with a reason that the next plan and the record learn from. */
export function RejectDialog({ item, onClose }: RecommendationDialogProps) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const formId = useId();
  const decide = useDecide(onClose);
  const chosen = RejectReason.safeParse(reason);
  const noteMissing = reason === 'other' && note.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!chosen.success || noteMissing || decide.isPending) return;
    decide.mutate({ item, decision: { what: 'reject', reason: chosen.data, note: note.trim() } });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Reject: ${item.title}`}
      description="The next plan does without it on these days."
      closeLabel="Close"
      actions={
        <>
          <Button tap onClick={onClose}>
            Leave it
          </Button>
          <Button tap type="submit" form={formId} variant="danger" busy={decide.isPending}>
            Reject
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        {decide.error ? <QueryError error={decide.error} /> : null}
        <Select
          label="Reason"
          value={reason}
          placeholder="Choose a reason"
          options={RejectReason.options.map((one) => ({ value: one, label: rejectWords[one] }))}
          error={tried && !chosen.success ? 'Choose why it is not done.' : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextArea
          label={reason === 'other' ? 'Why' : 'Note (not needed)'}
          rows={2}
          maxLength={300}
          value={note}
          error={tried && noteMissing ? 'Say the reason in a few words.' : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
