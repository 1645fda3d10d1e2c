'use client';

import type { Recommendation } from '@pulse/contract';
import { Button, Dialog, TextArea, TextField } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { useDecide } from './use-decide.ts';

export interface RecommendationDialogProps {
  item: Recommendation;
  onClose: () => void;
}

/** Accepts with another amount; beds and deliveries come in whole steps. */
export function ChangeDialog({ item, onClose }: RecommendationDialogProps) {
  const [amount, setAmount] = useState(String(item.amount));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const formId = useId();
  const decide = useDecide(onClose);
  const fault = faultOf(Number(amount), item);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault || decide.isPending) return;
    const decision = { what: 'change', amount: Number(amount), note: note.trim() } as const;
    decide.mutate({ item, decision });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={item.title}
      description={`Proposed: ${item.amount} ${item.unit} on its days. The next plan keeps to what you say.`}
      closeLabel="Close"
      actions={
        <>
          <Button tap onClick={onClose}>
            Leave it
          </Button>
          <Button tap type="submit" form={formId} variant="primary" busy={decide.isPending}>
            Accept so
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        {decide.error ? <QueryError error={decide.error} /> : null}
        <TextField
          label={`${item.unit} on each day`}
          type="number"
          inputMode="decimal"
          min={item.step}
          step={item.step}
          value={amount}
          error={tried ? fault : undefined}
          onChange={(event) => setAmount(event.target.value)}
        />
        <TextArea
          label="Note (not needed)"
          rows={2}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

const faultOf = (amount: number, { step, unit }: Recommendation): string | undefined => {
  if (!(amount > 0)) return 'Say how much, more than none. To leave it out, reject it.';
  const steps = amount / step;
  if (Math.abs(steps - Math.round(steps)) < 1e-6) return undefined;
  const lower = Math.floor(steps) * step;
  return `It comes in steps of ${step}: ${lower > 0 ? `${lower} or ` : ''}${lower + step} ${unit}.`;
};
