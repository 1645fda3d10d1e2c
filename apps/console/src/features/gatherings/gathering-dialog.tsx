'use client';

import { type Gathering, GatheringKind } from '@pulse/contract';
import { Button, Dialog, Select, TextField } from '@pulse/ui';
import { type FormEvent, useId, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { CheckRow } from '../people/check-row.tsx';
import { problemByField } from '../queries/problem-by-field.ts';
import { QueryError } from '../queries/query-error.tsx';
import { Questions } from '../queries/questions.tsx';
import {
  type GatheringForm,
  type GatheringFormErrors,
  readGatheringForm,
} from './gathering-form.ts';
import { HolidayFields } from './holiday-fields.tsx';
import { useSaveGathering } from './use-save-gathering.ts';
import { WardField } from './ward-field.tsx';
import { kindWords, settingWords } from './words.ts';

export interface GatheringDialogProps {
  /** null registers a new one. */
  gathering: Gathering | null;
  start: GatheringForm;
  onSaved: (saved: Gathering) => void;
  onClose: () => void;
}

/** Fields of the wire by the name that they have in the form. */
const formNames: Record<string, keyof GatheringForm> = {
  areaId: 'ward',
  expectedCrowd: 'crowd',
  startsAt: 'starts',
  endsAt: 'ends',
};
const fieldWords: Record<string, string> = { expectedCrowd: 'The crowd', startsAt: 'The time' };

export function GatheringDialog({ gathering, start, onSaved, onClose }: GatheringDialogProps) {
  const { areas, city } = useCity();
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const formId = useId();
  const [before] = useState(() => readGatheringForm(start, areas, city.timeZone).fields);
  const read = readGatheringForm(form, areas, city.timeZone);
  const save = useSaveGathering(gathering, before, onSaved);
  const { errors: told, questions } = problemByField(save.error);
  const errors: GatheringFormErrors = { ...byFormName(told), ...(tried ? read.errors : {}) };
  const set = (change: Partial<GatheringForm>) => {
    setForm((old) => ({ ...old, ...change }));
    save.reset();
  };
  const send = (confirm: boolean) => {
    setTried(true);
    if (!read.fields) return;
    save.mutate({ fields: read.fields, holiday: form.holiday, yearly: form.yearly, confirm });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) send(false);
  };
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={gathering ? `Change ${gathering.name}` : 'Register a gathering'}
      description={`Times are of ${city.name.en}. Forecasts and plans of the hospitals nearby count on it.`}
      closeLabel="Close"
      actions={
        <>
          <Button tap onClick={onClose}>
            Cancel
          </Button>
          <Button tap type="submit" form={formId} variant="primary" busy={save.isPending}>
            {gathering ? 'Save' : 'Register'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        {questions.length > 0 ? (
          <Questions
            questions={questions.map(
              ({ field, message }) => `${fieldWords[field] ?? field}: ${message}`,
            )}
            busy={save.isPending}
            onConfirm={() => send(true)}
          />
        ) : save.error && Object.keys(errors).length === 0 ? (
          <QueryError error={save.error} />
        ) : null}
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            label="Name"
            value={form.name}
            maxLength={120}
            error={errors.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Select
            label="Kind"
            value={form.kind}
            options={GatheringKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }))}
            onChange={(event) => set({ kind: GatheringKind.parse(event.target.value) })}
          />
          <WardField value={form.ward} error={errors.ward} onChange={(ward) => set({ ward })} />
          <TextField
            label="People expected"
            inputMode="numeric"
            autoComplete="off"
            value={form.crowd}
            error={errors.crowd}
            onChange={(event) => set({ crowd: event.target.value })}
          />
          <TextField
            label="Begins"
            type="datetime-local"
            value={form.starts}
            error={errors.starts}
            onChange={(event) => set({ starts: event.target.value })}
          />
          <TextField
            label="Ends"
            type="datetime-local"
            value={form.ends}
            error={errors.ends}
            onChange={(event) => set({ ends: event.target.value })}
          />
          <Select
            label="Setting"
            value={form.setting}
            options={(['outdoor', 'indoor'] as const).map((setting) => ({
              value: setting,
              label: settingWords[setting],
            }))}
            onChange={(event) =>
              set({ setting: event.target.value === 'indoor' ? 'indoor' : 'outdoor' })
            }
          />
          <TextField
            label="Medical posts"
            inputMode="numeric"
            value={form.medicalPosts}
            error={errors.medicalPosts}
            onChange={(event) => set({ medicalPosts: event.target.value })}
          />
        </div>
        <fieldset className="flex flex-wrap gap-x-6">
          <legend className="text-sm font-semibold">There will be</legend>
          <CheckRow
            label="Alcohol"
            checked={form.alcohol}
            onChange={(alcohol) => set({ alcohol })}
          />
          <CheckRow
            label="Fireworks"
            checked={form.fireworks}
            onChange={(fireworks) => set({ fireworks })}
          />
          <CheckRow
            label="Drinking water handed out"
            checked={form.water}
            onChange={(water) => set({ water })}
          />
        </fieldset>
        {gathering ? null : (
          <HolidayFields
            holiday={form.holiday}
            yearly={form.yearly}
            error={errors.holiday}
            onChange={set}
          />
        )}
      </form>
    </Dialog>
  );
}

const byFormName = (errors: Readonly<Record<string, string>>): GatheringFormErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [formNames[name] ?? name, message]),
  );
