'use client';

import type { Incident } from '@pulse/contract';
import { Button, Dialog, Select, TextArea } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { SeverityTag } from '../incidents/tags.tsx';
import type { Decision } from './decision.ts';

export interface EditDialogProps {
  incident: Incident;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

export function EditDialog({ incident, onDecide, onClose }: EditDialogProps) {
  const { categories, categoryName } = useCity();
  const [category, setCategory] = useState(incident.category);
  const [severity, setSeverity] = useState(incident.severity);
  const [description, setDescription] = useState(incident.description);
  const formId = useId();
  const tooShort = description.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tooShort) return;
    onDecide({
      action: 'edit',
      ...(category === incident.category ? {} : { category }),
      ...(severity === incident.severity ? {} : { severity }),
      ...(description.trim() === incident.description ? {} : { description: description.trim() }),
    });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Correct ${incident.ref}`}
      description="The timeline keeps who corrected it and when."
      closeLabel="Close"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <Select
          label="Category"
          value={category}
          onChange={(event) => setCategory(event.target.value)}
          options={categories.map((item) => ({ value: item.id, label: categoryName(item.id) }))}
        />
        <label className="grid gap-1.5 text-sm font-semibold">
          <span className="flex items-center gap-3">
            Severity <SeverityTag severity={severity} />
          </span>
          <input
            type="range"
            min={1}
            max={10}
            value={severity}
            onChange={(event) => setSeverity(Number(event.target.value))}
            className="min-h-tap accent-brand"
          />
        </label>
        <TextArea
          label="What is wrong"
          value={description}
          maxLength={2000}
          onChange={(event) => setDescription(event.target.value)}
          error={tooShort ? 'Say in a few words what is wrong.' : undefined}
        />
      </form>
    </Dialog>
  );
}
