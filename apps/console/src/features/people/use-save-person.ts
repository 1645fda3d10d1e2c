'use client';

import { routes, type StaffMember, type StaffRole } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useToast } from '@pulse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

export interface PersonForm {
  email: string;
  name: string;
  role: StaffRole;
  zoneIds: string[];
  active: boolean;
  password: string;
  resetTotp: boolean;
}

/** Adds a person, or saves what was changed about one. */
export function useSavePerson(person: StaffMember | null, onSaved: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  // Pressing twice, or again after a lost answer, must not add two people.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (form: PersonForm) => (person ? update(person, form) : add(form, idempotencyKey)),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['people'] });
      void client.invalidateQueries({ queryKey: ['officers'] });
      toast({ title: person ? `${saved.name} saved` : `${saved.name} added`, tone: 'success' });
      onSaved();
    },
    // After a conflict the list must show how it is now.
    onError: () => void client.invalidateQueries({ queryKey: ['people'] }),
  });
}

const add = (form: PersonForm, idempotencyKey: string): Promise<StaffMember> =>
  browserClient(routes.createStaff, {
    body: {
      email: form.email.trim(),
      name: form.name,
      role: form.role,
      zoneIds: zonesOf(form),
      password: form.password,
    },
    idempotencyKey,
  });

const update = (person: StaffMember, form: PersonForm): Promise<StaffMember> =>
  browserClient(routes.updateStaff, {
    params: { id: person.id },
    body: {
      version: person.version,
      name: form.name,
      role: form.role,
      zoneIds: zonesOf(form),
      active: form.active,
      ...(form.password ? { password: form.password } : {}),
      ...(form.resetTotp ? { resetTotp: true } : {}),
    },
  });

const zonesOf = (form: PersonForm): string[] => (form.role === 'officer' ? form.zoneIds : []);
