'use client';

import { type StaffMember, StaffRole } from '@pulse/contract';
import { Button, Drawer, Select, TextField } from '@pulse/ui';
import { useId, useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import { roleWords } from '../words/labels.ts';
import { CheckRow } from './check-row.tsx';
import { type PersonForm, useSavePerson } from './use-save-person.ts';
import { ZoneChoice } from './zone-choice.tsx';

export interface PersonDrawerProps {
  /** null adds somebody. */
  person: StaffMember | null;
  onClose: () => void;
}

const shortestPassword = 10;

export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const [form, setForm] = useState<PersonForm>({
    email: person?.email ?? '',
    name: person?.name ?? '',
    role: person?.role ?? 'officer',
    zoneIds: person?.zoneIds ?? [],
    active: person?.active ?? true,
    password: '',
    resetTotp: false,
  });
  const formId = useId();
  const save = useSavePerson(person, onClose);
  const set = (change: Partial<PersonForm>) => setForm((before) => ({ ...before, ...change }));
  const short = form.password.length > 0 && form.password.length < shortestPassword;
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={person ? person.name : 'Add a person'}
      closeLabel="Close"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
            {person ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          if (!short) save.mutate(form);
        }}
        className="grid gap-4"
      >
        {save.error ? <QueryError error={save.error} /> : null}
        <TextField
          label="E-mail"
          type="email"
          required
          disabled={person !== null}
          value={form.email}
          onChange={(event) => set({ email: event.target.value })}
          hint={person ? 'The e-mail names the account and stays.' : undefined}
        />
        <TextField
          label="Name"
          required
          maxLength={80}
          value={form.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Select
          label="Role"
          value={form.role}
          onChange={(event) => set({ role: StaffRole.parse(event.target.value) })}
          options={StaffRole.options.map((role) => ({ value: role, label: roleWords[role] }))}
        />
        {form.role === 'officer' ? (
          <ZoneChoice chosen={form.zoneIds} onChange={(zoneIds) => set({ zoneIds })} />
        ) : null}
        <TextField
          label={person ? 'New password (optional)' : 'Password'}
          type="password"
          autoComplete="new-password"
          required={person === null}
          value={form.password}
          onChange={(event) => set({ password: event.target.value })}
          hint={`At least ${shortestPassword} characters. Tell it to them in person.`}
          error={short ? `${form.password.length} of ${shortestPassword} characters.` : undefined}
        />
        {person ? <AccountChoices person={person} form={form} onChange={set} /> : null}
      </form>
    </Drawer>
  );
}

interface AccountChoicesProps {
  person: StaffMember;
  form: PersonForm;
  onChange: (change: Partial<PersonForm>) => void;
}

function AccountChoices({ person, form, onChange }: AccountChoicesProps) {
  return (
    <fieldset className="border-t border-line pt-3">
      <legend className="sr-only">Account</legend>
      <CheckRow
        label="May sign in"
        checked={form.active}
        onChange={(active) => onChange({ active })}
      />
      {person.totpEnabled ? (
        <CheckRow
          label="Take the authenticator off, for a lost phone"
          checked={form.resetTotp}
          onChange={(resetTotp) => onChange({ resetTotp })}
        />
      ) : null}
    </fieldset>
  );
}
