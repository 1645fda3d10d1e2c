'use client';

import type { Gathering } from '@pulse/contract';
import { Button, Dialog, TextArea } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { CheckRow } from '../people/check-row.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { useCancelGathering } from './use-cancel-gathering.ts';

export interface CancelDialogProps {
  gathering: Gathering;
  onClose: () => void;
}

export function CancelDialog({ gathering, onClose }: CancelDialogProps) {
  const [reason, setReason] = useState('');
  const [series, setSeries] = useState(false);
  const [tried, setTried] = useState(false);
  const formId = useId();
  const cancel = useCancelGathering(gathering, onClose);
  const isMissing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing && !cancel.isPending) cancel.mutate({ reason: reason.trim(), series });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Call ${gathering.name} off`}
      description="Forecasts no longer count on it. It stays on record with your reason; if it takes place after all, register it anew."
      closeLabel="Close"
      actions={
        <>
          <Button tap onClick={onClose}>
            Keep it
          </Button>
          <Button tap type="submit" form={formId} variant="danger" busy={cancel.isPending}>
            Call it off
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        {cancel.error ? <QueryError error={cancel.error} /> : null}
        <TextArea
          label="Why"
          rows={2}
          maxLength={300}
          value={reason}
          error={tried && isMissing ? 'Say the reason in a few words.' : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {gathering.seriesId ? (
          <CheckRow
            label="Also all that follow it in the coming years"
            checked={series}
            onChange={setSeries}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
