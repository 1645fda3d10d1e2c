'use client';

import { useCity } from '../city/city-context.tsx';
import { CheckRow } from './check-row.tsx';

export interface ZoneChoiceProps {
  chosen: readonly string[];
  onChange: (zoneIds: string[]) => void;
}

export function ZoneChoice({ chosen, onChange }: ZoneChoiceProps) {
  const { zones, zoneName } = useCity();
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Zones</legend>
      <p className="mb-1.5 text-sm text-ink-muted">An officer sees and touches only these.</p>
      <div className="grid grid-cols-2 gap-x-3">
        {zones.map(({ id }) => (
          <CheckRow
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
