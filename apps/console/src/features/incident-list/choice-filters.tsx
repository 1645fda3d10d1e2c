'use client';

import { Select, TextField } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import type { IncidentQuery } from '../incidents/incident-query.ts';
import { decides } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';

export interface ChoiceFiltersProps {
  query: IncidentQuery;
  onApply: () => void;
}

/** The filters that are chosen rather than typed; each applies at once. */
export function ChoiceFilters({ query, onApply }: ChoiceFiltersProps) {
  const viewer = useViewer();
  const { categories, categoryName, zones, zoneName, areas } = useCity();
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3 [&_div]:min-w-0">
      <Select
        label="Category"
        name="category"
        defaultValue={query.category ?? ''}
        onChange={onApply}
        placeholder="All"
        options={categories.map(({ id }) => ({ value: id, label: categoryName(id) }))}
      />
      <Select
        label="Zone"
        name="zone"
        defaultValue={query.zone ?? ''}
        onChange={onApply}
        placeholder="All"
        options={zones.map(({ id }) => ({ value: id, label: zoneName(id) }))}
      />
      <Select
        label="Ward"
        name="area"
        defaultValue={query.area ?? ''}
        onChange={onApply}
        placeholder="All"
        options={areas.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        label="Severity from"
        name="severityMin"
        defaultValue={query.severityMin ?? ''}
        onChange={onApply}
        placeholder="Any"
        options={[
          { value: '4', label: 'Moderate (4+)' },
          { value: '7', label: 'High (7+)' },
          { value: '9', label: 'Critical (9+)' },
        ]}
      />
      <TextField
        label="Reported from"
        name="from"
        type="date"
        defaultValue={query.from}
        onChange={onApply}
      />
      <TextField label="Until" name="to" type="date" defaultValue={query.to} onChange={onApply} />
      {decides(viewer) ? (
        <Select
          label="Assigned to"
          name="assignee"
          defaultValue={query.assignee ?? ''}
          onChange={onApply}
          placeholder="Anybody"
          options={[
            { value: 'me', label: 'Me' },
            { value: 'none', label: 'Nobody' },
          ]}
        />
      ) : (
        <Select
          label="Verified"
          name="verified"
          defaultValue={query.verified ?? ''}
          onChange={onApply}
          placeholder="All"
          options={[
            { value: 'true', label: 'By neighbours' },
            { value: 'false', label: 'Not yet' },
          ]}
        />
      )}
    </div>
  );
}
