'use client';

import { Button } from '@pulse/ui';
import { useEffect, useState } from 'react';
import { belongs, type IncidentQuery } from '../incidents/incident-query.ts';
import { useLiveMessages } from '../live-connection/live-provider.tsx';

export interface NewArrivalsProps {
  query: IncidentQuery;
  onShow: () => void;
}

/** Says that there are new ones instead of moving the rows under the reader's eyes. */
export function NewArrivals({ query, onShow }: NewArrivalsProps) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts to count anew.
  useEffect(() => setIds(new Set()), [query]);
  useLiveMessages(({ message, payload }) => {
    if (message !== 'incident:new' || belongs(payload.incident, query) === false) return;
    setIds((before) => new Set(before).add(payload.incident.id));
  });
  return (
    <div aria-live="polite">
      {ids.size > 0 ? (
        <Button
          size="small"
          tap
          className="mb-3 w-full"
          onClick={() => {
            setIds(new Set());
            onShow();
          }}
        >
          {ids.size} new {ids.size === 1 ? 'incident' : 'incidents'}: show
        </Button>
      ) : null}
    </div>
  );
}
