import { PredictionKind, PredictionLevel } from '@pulse/contract';
import { Chip, Select } from '@pulse/ui';
import { useCity } from '../city/city-context.tsx';
import type { OutlookFilters } from './outlook-query.ts';
import { kindWords, levelWords } from './words.ts';

export interface OutlookFilterBarProps {
  filters: OutlookFilters;
  onChange: (filters: OutlookFilters) => void;
}

export function OutlookFilterBar({ filters, onChange }: OutlookFilterBarProps) {
  const { zones, zoneName } = useCity();
  return (
    <div className="mb-3 flex flex-wrap items-end gap-3">
      <fieldset>
        <legend className="mb-1.5 text-sm font-semibold">Kind</legend>
        <div className="flex flex-wrap gap-1.5">
          {PredictionKind.options.map((kind) => (
            <Chip
              key={kind}
              selected={filters.kind === kind}
              onClick={() => onChange({ ...filters, kind })}
            >
              {kindWords[kind]}
            </Chip>
          ))}
        </div>
      </fieldset>
      <Select
        label="Zone"
        value={filters.zone ?? ''}
        options={[
          { value: '', label: 'All zones' },
          ...zones.map(({ id }) => ({ value: id, label: zoneName(id) })),
        ]}
        onChange={(event) => onChange({ ...filters, zone: event.target.value || undefined })}
      />
      <Select
        label="Level"
        value={filters.level ?? ''}
        options={[
          { value: '', label: 'All levels' },
          ...PredictionLevel.options.map((level) => ({ value: level, label: levelWords[level] })),
        ]}
        onChange={(event) => {
          const level = PredictionLevel.safeParse(event.target.value);
          onChange({ ...filters, level: level.success ? level.data : undefined });
        }}
      />
    </div>
  );
}
