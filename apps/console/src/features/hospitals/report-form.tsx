'use client';

import type { DepartmentKind, HospitalDetail, ObservationVersion } from '@pulse/contract';
import { Button, TextField } from '@pulse/ui';
import { type FormEvent, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { instantOf, wallTime } from '../city/wall-time.ts';
import { problemByField } from '../queries/problem-by-field.ts';
import { QueryError } from '../queries/query-error.tsx';
import { Questions } from '../queries/questions.tsx';
import { FieldGroupSet } from './field-group-set.tsx';
import { figureWord } from './figure-words.ts';
import { readReport } from './read-report.ts';
import { type FieldGroup, reportFields } from './report-fields.ts';
import type { Sent } from './report-sent.tsx';
import { useReport } from './use-report.ts';

const groups: readonly { id: FieldGroup; title: string; hint?: string }[] = [
  { id: 'emergency', title: 'Emergency department' },
  { id: 'beds', title: 'Beds in use' },
  { id: 'flow', title: 'Since the last report' },
  { id: 'staff', title: 'Staff present now' },
  { id: 'stocks', title: 'Stocks' },
];

export interface ReportFormProps {
  hospital: HospitalDetail;
  department: DepartmentKind | undefined;
  /** The report that is being corrected. */
  corrected: ObservationVersion | undefined;
  onSent: (sent: Sent) => void;
}

/** Numbers as they were last time: change what changed, press Enter. */
export function ReportForm({ hospital, department, corrected, onSent }: ReportFormProps) {
  const { city } = useCity();
  // Fields keep what they began with, though the hospital is asked for anew behind the form.
  const [fields] = useState(() => reportFields(hospital, department, corrected));
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [note, setNote] = useState(corrected?.note ?? '');
  const [when, setWhen] = useState('');
  const [tried, setTried] = useState(false);
  const report = useReport();
  const read = readReport(fields, typed, corrected !== undefined);
  const { errors, questions } = problemByField(report.error);
  const fieldErrors = { ...errors, ...(tried ? read.errors : {}) };
  const shown = new Set([
    'note',
    ...(corrected ? [] : ['observedAt']),
    ...fields.map(({ figure }) => figure),
  ]);
  const isPlaced = Object.keys(errors).some((name) => shown.has(name));
  const unplaced = report.error && questions.length === 0 && !isPlaced;

  const change = (figure: string, value: string) => {
    setTyped((before) => ({ ...before, [figure]: value }));
    report.reset();
  };
  const send = (confirm: boolean) => {
    setTried(true);
    const { figures } = read;
    if (!figures) return;
    const atMs = when ? instantOf(when, city.timeZone) : undefined;
    report.mutate(
      {
        hospitalId: hospital.id,
        department,
        figures,
        note: note.trim(),
        observedAt: corrected?.observedAt ?? (atMs ? new Date(atMs).toISOString() : undefined),
        confirm,
      },
      { onSuccess: (recorded) => recorded && onSent({ recorded, figures }) },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!report.isPending) send(false);
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      {groups.map(({ id, title }) => (
        <FieldGroupSet
          key={id}
          title={title}
          fields={fields.filter(({ group }) => group === id)}
          typed={typed}
          changed={read.changed}
          errors={fieldErrors}
          isFirst={fields[0]?.group === id}
          onChange={change}
        />
      ))}
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {corrected ? null : (
          <TextField
            label="Seen at (leave empty for now)"
            type="datetime-local"
            value={when}
            max={wallTime(Date.now(), city.timeZone)}
            suppressHydrationWarning
            onChange={(event) => setWhen(event.target.value)}
            error={fieldErrors.observedAt}
            hint={`City time, ${city.timeZone}`}
          />
        )}
        <TextField
          label="Note (optional)"
          value={note}
          maxLength={140}
          onChange={(event) => {
            setNote(event.target.value);
            report.reset();
          }}
          error={fieldErrors.note}
          hint="About the house, never about a patient: no digits, no names."
        />
      </div>
      {unplaced ? <QueryError error={report.error} /> : null}
      <div className="sticky bottom-0 -mx-4 grid gap-3 rounded-b-card border-t border-line bg-surface px-4 py-3">
        {questions.length > 0 ? (
          <Questions
            questions={questions.map(({ field, message }) => `${figureWord(field)}: ${message}`)}
            busy={report.isPending}
            onConfirm={() => send(true)}
          />
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" size="large" busy={report.isPending}>
            {corrected
              ? 'Send the correction'
              : read.changed.size === 0
                ? 'Send: all as before'
                : 'Send'}
          </Button>
          <p className="text-sm text-ink-muted" aria-live="polite">
            {tried && Object.keys(read.errors).length > 0
              ? 'Mend the field that is marked.'
              : tried && !read.figures
                ? 'Fill in at least one number.'
                : corrected
                  ? 'The earlier version is kept.'
                  : read.changed.size === 0
                    ? 'Nothing changed: all numbers are sent, as still so.'
                    : `${read.changed.size} changed; only these are sent.`}
          </p>
        </div>
      </div>
    </form>
  );
}
