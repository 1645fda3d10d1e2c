'use client';

import { TextField } from '@pulse/ui';
import Search from 'lucide-react/icons/search';
import { useId } from 'react';
import { useCity } from '../city/city-context.tsx';

export interface WardFieldProps {
  value: string;
  error: string | undefined;
  onChange: (ward: string) => void;
}

/** A ward by name, offered while it is typed. */
export function WardField({ value, error, onChange }: WardFieldProps) {
  const { areas } = useCity();
  const listId = useId();
  return (
    <div>
      <TextField
        label="Ward"
        list={listId}
        autoComplete="off"
        placeholder="Type a few letters"
        lead={<Search aria-hidden size={18} />}
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={listId}>
        {areas.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </div>
  );
}
