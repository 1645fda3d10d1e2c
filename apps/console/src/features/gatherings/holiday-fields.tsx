'use client';

import { browserClient } from '@pulse/session/client';
import { Select } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { CheckRow } from '../people/check-row.tsx';
import { suggestionsQuery } from './gathering-queries.ts';

export interface HolidayFieldsProps {
  holiday: string;
  yearly: boolean;
  error: string | undefined;
  onChange: (change: { holiday?: string; yearly?: boolean }) => void;
}

/** Which holiday it comes with, and whether again each year. */
export function HolidayFields({ holiday, yearly, error, onChange }: HolidayFieldsProps) {
  const { city } = useCity();
  const { data } = useQuery(suggestionsQuery(browserClient, city.id));
  const names = new Set([
    ...(holiday ? [holiday] : []),
    ...(data?.items.map((suggestion) => suggestion.holiday) ?? []),
  ]);
  return (
    <div className="grid items-end gap-x-4 gap-y-1 sm:grid-cols-2">
      <Select
        label="Holiday (optional)"
        value={holiday}
        error={error}
        placeholder="None"
        options={[...names].map((name) => ({ value: name, label: name }))}
        onChange={(event) =>
          onChange({
            holiday: event.target.value,
            ...(event.target.value === '' ? { yearly: false } : {}),
          })
        }
      />
      {holiday ? (
        <CheckRow
          label="Each year, on every date of it that is known"
          checked={yearly}
          onChange={(next) => onChange({ yearly: next })}
        />
      ) : null}
    </div>
  );
}
