'use client';

import type { StaffMember } from '@pulse/contract';
import { Badge, DataTable, type DataTableColumn, EmptyState } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { roleWords } from '../words/labels.ts';

export interface PeopleTableProps {
  people: readonly StaffMember[];
  onOpen: (person: StaffMember) => void;
}

export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  const { zoneName } = useCity();
  const columns: DataTableColumn<StaffMember>[] = [
    {
      id: 'name',
      header: 'Name',
      sortValue: ({ name }) => name,
      cell: (person) => (
        <button
          type="button"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(person);
          }}
          className="cursor-pointer text-left"
        >
          <span className="block font-medium text-brand-ink underline">{person.name}</span>
          <span className="block text-xs text-ink-muted">{person.email}</span>
        </button>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      sortValue: ({ role }) => roleWords[role],
      cell: ({ role }) => roleWords[role],
    },
    {
      id: 'zones',
      header: 'Zones',
      className: 'max-w-64',
      cell: ({ zoneIds, role }) =>
        zoneIds.length > 0 ? (
          zoneIds.map(zoneName).join(', ')
        ) : (
          <span className="text-ink-muted">{noZones(role)}</span>
        ),
    },
    {
      id: 'account',
      header: 'Account',
      sortValue: ({ active }) => Number(active),
      cell: ({ active, totpEnabled }) => (
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={active ? 'success' : 'neutral'}>{active ? 'On' : 'Switched off'}</Badge>
          {totpEnabled ? <Badge tone="info">Authenticator</Badge> : null}
        </span>
      ),
    },
    {
      id: 'seen',
      header: 'Last seen',
      sortValue: ({ lastSeenAt }) => lastSeenAt,
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? <When at={lastSeenAt} /> : <span className="text-ink-muted">Never</span>,
    },
  ];
  return (
    <DataTable
      caption="Staff"
      columns={columns}
      rows={people}
      rowKey={(person) => person.id}
      onOpen={onOpen}
      sort={{ columnId: 'name', direction: 'ascending' }}
      empty={
        <EmptyState
          title="Nobody fits these filters"
          description="Take a filter away, or add a person."
        />
      }
    />
  );
}

const noZones = (role: StaffMember['role']): string => {
  if (role === 'officer') return 'None yet';
  return role === 'admin' ? 'Whole city' : 'Public data only';
};
