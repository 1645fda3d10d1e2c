'use client';

import { type StaffMember, StaffRole } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Select, Skeleton, TextField } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import UserPlus from 'lucide-react/icons/user-plus';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { roleWords } from '../words/labels.ts';
import { peopleQuery, readPeopleFilters } from './people-query.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonDrawer } from './person-drawer.tsx';

/** `new` while somebody is being added. */
type Open = StaffMember | 'new' | null;

export function PeopleScreen() {
  const filters = readPeopleFilters(new URLSearchParams(useSearchParams().toString()));
  const people = useQuery(peopleQuery(browserClient, filters));
  const { zones, zoneName } = useCity();
  const [open, setOpen] = useState<Open>(null);
  const change = (name: string, value: string) => {
    const url = new URL(window.location.href);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    window.history.replaceState(null, '', url);
  };
  return (
    <div className="p-4 lg:p-6">
      <PageHead
        title="People"
        description="Staff who can sign in to this console"
        actions={
          <Button
            variant="primary"
            onClick={() => setOpen('new')}
            icon={<UserPlus aria-hidden size={18} />}
          >
            Add a person
          </Button>
        }
      />
      <search className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <TextField
          label="Name or e-mail"
          type="search"
          defaultValue={filters.text}
          lead={<Search aria-hidden size={18} />}
          onChange={(event) => change('text', event.target.value)}
        />
        <Select
          label="Role"
          value={filters.role ?? ''}
          onChange={(event) => change('role', event.target.value)}
          placeholder="All"
          options={StaffRole.options.map((role) => ({ value: role, label: roleWords[role] }))}
        />
        <Select
          label="Zone"
          value={filters.zone ?? ''}
          onChange={(event) => change('zone', event.target.value)}
          placeholder="All"
          options={zones.map(({ id }) => ({ value: id, label: zoneName(id) }))}
        />
        <Select
          label="Account"
          value={filters.active ?? ''}
          onChange={(event) => change('active', event.target.value)}
          placeholder="All"
          options={[
            { value: 'true', label: 'May sign in' },
            { value: 'false', label: 'Switched off' },
          ]}
        />
      </search>
      {people.error && !people.data ? (
        <QueryError error={people.error} onRetry={() => void people.refetch()} />
      ) : people.data ? (
        <PeopleTable people={people.data} onOpen={setOpen} />
      ) : (
        <Skeleton className="h-64" />
      )}
      {open ? (
        <PersonDrawer
          key={open === 'new' ? 'new' : `${open.id}-${open.version}`}
          person={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}
