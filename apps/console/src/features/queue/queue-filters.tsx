'use client';

import { Select } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import type { IncidentQuery } from '../incidents/incident-query.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import type { Queue } from './use-queue.ts';

const sorts = [
  { value: 'due', label: 'Due first' },
  { value: 'severity', label: 'Most severe first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'newest', label: 'Newest first' },
];

export function QueueFilters({ queue }: { queue: Queue }) {
  const viewer = useViewer();
  const { categories, categoryName, zones, zoneName } = useCity();
  const { query, setQuery } = queue;
  const change = (name: keyof IncidentQuery) => (event: { target: { value: string } }) =>
    setQuery({ ...query, [name]: event.target.value || undefined });
  const mine = viewer.role === 'officer' ? viewer.zones.map((zone) => zone.id) : undefined;
  const offered = mine ? zones.filter((zone) => mine.includes(zone.id)) : zones;
  return (
    <div className="grid grid-cols-2 gap-2 border-b border-line p-2.5 [&_select]:truncate [&_select]:pr-8 [&_select]:pl-2.5 [&_select]:text-sm">
      <Select
        label="Order"
        labelHidden
        value={query.sort ?? 'due'}
        onChange={change('sort')}
        options={sorts}
      />
      <Select
        label="Category"
        labelHidden
        value={query.category ?? ''}
        onChange={change('category')}
        placeholder="All categories"
        options={categories.map(({ id }) => ({ value: id, label: categoryName(id) }))}
      />
      <Select
        label="Zone"
        labelHidden
        value={query.zone ?? ''}
        onChange={change('zone')}
        placeholder={mine ? 'All my zones' : 'All zones'}
        options={offered.map(({ id }) => ({ value: id, label: zoneName(id) }))}
      />
      <Select
        label="Assigned to"
        labelHidden
        value={query.assignee ?? ''}
        onChange={change('assignee')}
        placeholder="Anybody"
        options={[
          { value: 'me', label: 'Me' },
          { value: 'none', label: 'Nobody' },
        ]}
      />
      <Select
        label="What the AI made of it"
        labelHidden
        value={query.needsPerson ?? ''}
        onChange={change('needsPerson')}
        placeholder="AI sure or not"
        options={[
          { value: 'true', label: 'AI unsure' },
          { value: 'false', label: 'AI sure' },
        ]}
      />
    </div>
  );
}
