'use client';

import { Button, Dialog, TextArea } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { type RejectReason, rejectReasons, rejectReasonWords } from '../words/labels.ts';
import type { Decision } from './decision.ts';

export interface RejectDialogProps {
  /** "BLR-10023" or "12 reports" */
  what: string;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

export function RejectDialog({ what, onDecide, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState<RejectReason>('not_civic');
  const [note, setNote] = useState('');
  const formId = useId();
  const needsNote = reason === 'other' && note.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (needsNote) return;
    onDecide({ action: 'reject', reason, ...(note.trim() ? { note: note.trim() } : {}) });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Reject ${what}`}
      description="It leaves the queue and never becomes public. The reporter sees the reason. You can undo it."
      closeLabel="Close"
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" form={formId} variant="danger">
            Reject
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-semibold">Why</legend>
          {rejectReasons.map((option) => (
            <label
              key={option}
              className="flex min-h-10 cursor-pointer items-center gap-3 rounded-field px-2 text-sm hover:bg-sunken has-checked:bg-brand-soft"
            >
              <input
                type="radio"
                name="reason"
                value={option}
                checked={reason === option}
                onChange={() => setReason(option)}
                className="size-4 accent-brand"
              />
              {rejectReasonWords[option]}
            </label>
          ))}
        </fieldset>
        <TextArea
          label={reason === 'other' ? 'Note' : 'Note (optional)'}
          value={note}
          maxLength={500}
          rows={2}
          onChange={(event) => setNote(event.target.value)}
          error={needsNote ? 'Say the reason in a few words.' : undefined}
        />
      </form>
    </Dialog>
  );
}
