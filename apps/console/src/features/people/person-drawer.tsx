'use client';

import { type StaffMember, StaffRole } from '@pulse/contract';
import { Button, Drawer, Select, TextField } from '@pulse/ui';
import { useId, useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { roleWords } from '../words/labels.ts';
import { type PersonForm, useSavePerson } from './use-save-person.ts';

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

interface ZoneChoiceProps {
  chosen: readonly string[];
  onChange: (zoneIds: string[]) => void;
}

function ZoneChoice({ chosen, onChange }: ZoneChoiceProps) {
  const { zones, zoneName } = useCity();
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Zones</legend>
      <p className="mb-1.5 text-sm text-ink-muted">An officer sees and touches only these.</p>
      <div className="grid grid-cols-2 gap-x-3">
        {zones.map(({ id }) => (
          <Check
            key={id}
            label={zoneName(id)}
            checked={chosen.includes(id)}
            onChange={(on) =>
              onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </div>
    </fieldset>
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
      <Check
        label="May sign in"
        checked={form.active}
        onChange={(active) => onChange({ active })}
      />
      {person.totpEnabled ? (
        <Check
          label="Take the authenticator off, for a lost phone"
          checked={form.resetTotp}
          onChange={(resetTotp) => onChange({ resetTotp })}
        />
      ) : null}
    </fieldset>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-tap cursor-pointer items-center gap-2.5 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-brand"
      />
      {label}
    </label>
  );
}
