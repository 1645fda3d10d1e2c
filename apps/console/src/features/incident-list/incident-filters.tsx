'use client';

import { IncidentStatus } from '@pulse/contract';
import { Button, TextField } from '@pulse/ui';
import Search from 'lucide-react/icons/search';
import { useRef } from 'react';
import { filterNames, type IncidentQuery, readIncidentQuery } from '../incidents/incident-query.ts';
import { decides } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { statusWords } from '../words/labels.ts';
import { ChoiceFilters } from './choice-filters.tsx';

export interface IncidentFiltersProps {
  query: IncidentQuery;
  onChange: (query: IncidentQuery) => void;
}

/** A plain form: it works before the script loads, and applies each choice at once after. */
export function IncidentFilters({ query, onChange }: IncidentFiltersProps) {
  const viewer = useViewer();
  const form = useRef<HTMLFormElement>(null);
  const apply = () => {
    if (form.current) onChange({ ...readForm(form.current), sort: query.sort });
  };
  const statuses = query.status?.split(',') ?? [];
  const offered = decides(viewer)
    ? IncidentStatus.options
    : IncidentStatus.options.filter((status) => status === 'active' || status === 'resolved');
  const active = filterNames.filter((name) => query[name]).length;
  return (
    <form
      ref={form}
      action="/incidents"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      className="mb-4 grid gap-3 rounded-card border border-line bg-surface p-3"
    >
      {query.sort ? <input type="hidden" name="sort" value={query.sort} /> : null}
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label="Text or number"
          name="text"
          type="search"
          defaultValue={query.text}
          placeholder="pothole, BLR-10023"
          lead={<Search aria-hidden size={18} />}
          className="min-w-48 flex-1"
        />
        <fieldset>
          <legend className="mb-1.5 text-sm font-semibold">Status</legend>
          <div className="flex flex-wrap gap-1.5">
            {offered.map((status) => (
              <label
                key={status}
                className="flex min-h-tap cursor-pointer items-center rounded-full border border-line-strong px-3.5 text-sm font-medium has-checked:border-brand has-checked:bg-brand has-checked:text-on-brand has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
              >
                <input
                  type="checkbox"
                  name="status"
                  value={status}
                  defaultChecked={statuses.includes(status)}
                  onChange={apply}
                  className="sr-only"
                />
                {statusWords[status]}
              </label>
            ))}
          </div>
        </fieldset>
        <Button type="submit" variant="primary" tap>
          Apply
        </Button>
      </div>
      <ChoiceFilters query={query} onApply={apply} />
      {active > 0 ? (
        <div>
          <Button size="small" tap onClick={() => onChange({ sort: query.sort })}>
            Clear {active} {active === 1 ? 'filter' : 'filters'}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

const readForm = (form: HTMLFormElement): IncidentQuery => {
  const data = new FormData(form);
  const texts = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
  return readIncidentQuery(
    Object.fromEntries([...new Set(data.keys())].map((name) => [name, texts(name)])),
  );
};
