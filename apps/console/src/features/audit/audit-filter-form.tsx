'use client';

import { Button, TextField } from '@pulse/ui';
import type { FormEvent } from 'react';
import { type AuditFilters, auditFilterNames, readAuditFilters } from './audit-query.ts';

export interface AuditFilterFormProps {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
}

/** A plain form, so that it works before the script loads. */
export function AuditFilterForm({ filters, onChange }: AuditFilterFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string') params.set(name, value);
    }
    onChange(readAuditFilters(params));
  };
  return (
    <form
      action="/audit"
      onSubmit={submit}
      className="mb-4 grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] items-end gap-3 rounded-card border border-line bg-surface p-3 [&_div]:min-w-0"
    >
      <TextField label="Who" name="actor" defaultValue={filters.actor} />
      <TextField
        label="Action"
        name="action"
        defaultValue={filters.action}
        placeholder="vote.cast"
      />
      <TextField
        label="Kind of thing"
        name="subjectType"
        defaultValue={filters.subjectType}
        placeholder="incident"
      />
      <TextField label="Its id" name="subjectId" defaultValue={filters.subjectId} />
      <TextField label="From" name="from" type="date" defaultValue={filters.from} />
      <TextField label="Until" name="to" type="date" defaultValue={filters.to} />
      <div className="col-span-full flex gap-2">
        <Button type="submit" variant="primary" size="small" tap>
          Apply
        </Button>
        {auditFilterNames.some((name) => filters[name]) ? (
          <Button size="small" tap onClick={() => onChange({})}>
            Clear the filters
          </Button>
        ) : null}
      </div>
    </form>
  );
}
