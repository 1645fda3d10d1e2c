'use client';

import type { Area, Zone } from '@pulse/contract';
import { Button, Dialog, Select } from '@pulse/ui';
import { useState } from 'react';

export interface MoveWardsProps {
  zones: readonly Zone[];
  areas: readonly Area[];
  marked: readonly string[];
  busy: boolean;
  onMove: (target: Zone) => void;
  onClear: () => void;
}

export function MoveWards({ zones, areas, marked, busy, onMove, onClear }: MoveWardsProps) {
  const [targetId, setTargetId] = useState('');
  const [asking, setAsking] = useState(false);
  const target = zones.find((zone) => zone.id === targetId);
  const names = areas.filter((area) => marked.includes(area.id)).map((area) => area.name);
  const wards = marked.length === 1 ? '1 ward' : `${marked.length} wards`;
  return (
    <section
      aria-label="Move the marked wards"
      className="pulse-appear-below grid gap-2 border-t border-line bg-raised p-3 shadow-float"
    >
      <Select
        label={`Move ${wards} to`}
        value={targetId}
        onChange={(event) => setTargetId(event.target.value)}
        placeholder="Choose a zone"
        options={zones.map((zone) => ({ value: zone.id, label: zone.name.en }))}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClear}>Clear</Button>
        <Button variant="primary" disabled={!target} busy={busy} onClick={() => setAsking(true)}>
          Move
        </Button>
      </div>
      {target ? (
        <Dialog
          open={asking}
          onOpenChange={setAsking}
          title={`Move ${wards} to ${target.name.en}?`}
          description={`${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}. Officers of ${target.name.en} take over their reports; officers of the zone they leave no longer see them.`}
          closeLabel="Close"
          size="small"
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Keep them</Button>
              <Button
                variant="primary"
                onClick={() => {
                  setAsking(false);
                  onMove(target);
                }}
              >
                Move {wards}
              </Button>
            </>
          }
        />
      ) : null}
    </section>
  );
}
