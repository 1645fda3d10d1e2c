'use client';

import type { Zone } from '@pulse/contract';
import { Button, IconButton, TextField } from '@pulse/ui';
import clsx from 'clsx';
import Pencil from 'lucide-react/icons/pencil';
import { useState } from 'react';

export interface ZoneListProps {
  zones: readonly Zone[];
  currentId: string | undefined;
  onChoose: (id: string) => void;
  onRename: (zone: Zone, name: string) => void;
}

export function ZoneList({ zones, currentId, onChoose, onRename }: ZoneListProps) {
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <ul className="grid gap-1">
      {zones.map((zone) =>
        renaming === zone.id ? (
          <li key={zone.id}>
            <RenameZone
              zone={zone}
              onCancel={() => setRenaming(null)}
              onSave={(name) => {
                setRenaming(null);
                if (name !== zone.name.en) onRename(zone, name);
              }}
            />
          </li>
        ) : (
          <li
            key={zone.id}
            className={clsx(
              'flex items-center rounded-field',
              zone.id === currentId ? 'bg-brand-soft' : 'hover:bg-sunken',
            )}
          >
            <button
              type="button"
              aria-current={zone.id === currentId ? 'true' : undefined}
              onClick={() => onChoose(zone.id)}
              className="min-h-tap min-w-0 flex-1 cursor-pointer px-3 text-left text-sm"
            >
              <span className="block truncate font-medium">{zone.name.en}</span>
              <span className="block text-xs text-ink-muted">{zone.areaIds.length} wards</span>
            </button>
            <IconButton
              label={`Rename ${zone.name.en}`}
              icon={<Pencil aria-hidden size={16} />}
              onClick={() => setRenaming(zone.id)}
            />
          </li>
        ),
      )}
    </ul>
  );
}

interface RenameZoneProps {
  zone: Zone;
  onSave: (name: string) => void;
  onCancel: () => void;
}

function RenameZone({ zone, onSave, onCancel }: RenameZoneProps) {
  const [name, setName] = useState(zone.name.en);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onSave(name.trim());
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className="grid gap-2 rounded-field bg-sunken p-2"
    >
      <TextField
        label="Name in English"
        value={name}
        maxLength={80}
        required
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" variant="primary">
          Save
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
