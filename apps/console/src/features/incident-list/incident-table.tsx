'use client';

import type { Incident, IncidentSort } from '@pulse/contract';
import { Button, DataTable, type DataTableColumn, EmptyState, type Sort } from '@pulse/ui';
import clsx from 'clsx';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import type { IncidentQuery } from '../incidents/incident-query.ts';
import { SlaClock } from '../incidents/sla-clock.tsx';
import { SeverityTag, StatusTag } from '../incidents/tags.tsx';
import { decides } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { sortOf, sortShown } from './sort-words.ts';

export interface IncidentTableProps {
  incidents: readonly Incident[];
  query: IncidentQuery;
  /** Shows the page before while the next one loads. */
  dimmed: boolean;
  onSort: (sort: IncidentSort) => void;
  onClear: () => void;
}

export function IncidentTable({ incidents, query, dimmed, onSort, onClear }: IncidentTableProps) {
  const router = useRouter();
  const viewer = useViewer();
  const { categoryName } = useCity();
  const columns = [
    ...factColumns(categoryName),
    decides(viewer) ? staffStatusColumn : statusColumn,
    createdColumn,
  ];
  return (
    <DataTable
      caption="Incidents"
      columns={columns}
      rows={incidents}
      rowKey={(incident) => incident.id}
      onOpen={(incident) => router.push(`/incidents/${incident.id}`)}
      sort={sortShown(query.sort)}
      onSortChange={(sort: Sort) => onSort(sortOf(sort))}
      className={clsx(dimmed && 'opacity-60 transition-opacity')}
      empty={
        <EmptyState
          title="No incident fits these filters"
          description="Widen the time, or take a filter away."
          action={<Button onClick={onClear}>Clear the filters</Button>}
        />
      }
    />
  );
}

const factColumns = (categoryName: (id: string) => string): DataTableColumn<Incident>[] => [
  {
    id: 'what',
    header: 'What',
    className: 'min-w-52 max-w-md',
    cell: ({ id, ref, category, description }) => (
      <div>
        <p className="font-medium">
          {categoryName(category)}{' '}
          <Link
            href={`/incidents/${id}`}
            tabIndex={-1}
            className="ml-1 font-mono text-xs font-normal whitespace-nowrap text-brand-ink underline"
          >
            {ref}
          </Link>
        </p>
        <p className="line-clamp-1 text-ink-muted" title={description}>
          {description}
        </p>
      </div>
    ),
  },
  {
    id: 'severity',
    header: 'Severity',
    sortValue: ({ severity }) => severity,
    cell: ({ severity }) => <SeverityTag severity={severity} />,
  },
  {
    id: 'where',
    header: 'Ward',
    cell: ({ area, zone }) => (
      <div className="max-w-36">
        <p className="truncate">{area?.name ?? 'None'}</p>
        <p className="truncate text-xs text-ink-muted">{zone?.name}</p>
      </div>
    ),
  },
];

const statusColumn: DataTableColumn<Incident> = {
  id: 'status',
  header: 'Status',
  cell: ({ status }) => <StatusTag status={status} />,
};

const staffStatusColumn: DataTableColumn<Incident> = {
  id: 'due',
  header: 'Status, due',
  sortValue: ({ staff }) => staff?.dueAt,
  cell: ({ staff, status, resolvedAt, updatedAt }) => (
    <div className="grid max-w-36 justify-items-start gap-1">
      <StatusTag status={status} />
      {staff ? (
        <SlaClock
          dueAt={staff.dueAt}
          closedAt={status === 'reported' || status === 'active' ? null : (resolvedAt ?? updatedAt)}
        />
      ) : null}
      {staff?.assignee ? (
        <p className="w-full truncate text-xs text-ink-muted">{staff.assignee.name}</p>
      ) : null}
    </div>
  ),
};

const createdColumn: DataTableColumn<Incident> = {
  id: 'created',
  header: 'Reported',
  sortValue: ({ createdAt }) => createdAt,
  cell: ({ createdAt }) => <When at={createdAt} className="whitespace-nowrap" />,
};
