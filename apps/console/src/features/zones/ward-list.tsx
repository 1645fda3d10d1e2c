'use client';

import type { Area, Zone } from '@pulse/contract';
import { TextField } from '@pulse/ui';
import Search from 'lucide-react/icons/search';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';

export interface WardListProps {
  zone: Zone | undefined;
  areas: readonly Area[];
  marked: readonly string[];
  onToggle: (areaId: string) => void;
}

/** Wards of the zone; with a text, wards of the whole city that fit it. */
export function WardList({ zone, areas, marked, onToggle }: WardListProps) {
  const { zoneName, locale } = useCity();
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const shown = areas.filter((area) =>
    wanted
      ? area.name.toLocaleLowerCase().includes(wanted) || String(area.number) === wanted
      : area.zoneId === zone?.id || marked.includes(area.id),
  );
  return (
    <>
      <div className="border-b border-line p-3">
        <TextField
          label="Find a ward"
          labelHidden
          type="search"
          placeholder="Find a ward by name or number"
          value={text}
          lead={<Search aria-hidden size={18} />}
          onChange={(event) => setText(event.target.value)}
        />
        <p aria-live="polite" className="mt-2 text-xs text-ink-muted">
          {wanted
            ? `${shown.length} of ${areas.length} wards`
            : `${shown.length} wards in ${zone?.name.en ?? 'no zone'}`}
        </p>
      </div>
      <ul
        id="ward-list"
        tabIndex={-1}
        aria-label="Wards"
        className="min-h-0 flex-1 overflow-y-auto p-1.5"
      >
        {shown.map((area) => (
          <li key={area.id}>
            <label className="flex min-h-tap cursor-pointer items-center gap-3 rounded-field px-2 text-sm hover:bg-sunken has-checked:bg-brand-soft">
              <input
                type="checkbox"
                checked={marked.includes(area.id)}
                onChange={() => onToggle(area.id)}
                className="size-5 accent-brand"
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {area.number ? <span className="text-ink-muted">{area.number} </span> : null}
                  {area.name}
                </span>
                <span className="block text-xs text-ink-muted">
                  {area.zoneId ? zoneName(area.zoneId) : 'No zone'}
                  {area.population
                    ? ` · ${new Intl.NumberFormat(locale).format(area.population)} people`
                    : ''}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
