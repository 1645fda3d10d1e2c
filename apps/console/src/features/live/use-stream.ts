'use client';

import type { Incident, VoteTally } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listQuery } from '../incidents/incident-queries.ts';
import { useLiveMessages } from '../live-connection/live-provider.tsx';
import type { LiveMessage } from '../live-connection/live-types.ts';
import { recentQuery } from './recent-query.ts';

export interface StreamEntry {
  key: string;
  kind: 'reported' | 'changed' | 'vote';
  at: string;
  incident: Incident;
  votes?: VoteTally;
}

const mostKept = 80;

/** What arrives, the newest first; begins with the latest reports so that it is never blank. */
export function useStream() {
  const recent = useQuery(listQuery(browserClient, recentQuery));
  const [arrived, setArrived] = useState<StreamEntry[]>([]);
  const known = useMemo(() => {
    const incidents = new Map(recent.data?.items.map((item) => [item.id, item]));
    for (const entry of arrived) incidents.set(entry.incident.id, entry.incident);
    return incidents;
  }, [recent.data, arrived]);

  useLiveMessages((message) => {
    const entry = entryOf(message, known);
    if (!entry) return;
    setArrived((before) =>
      [entry, ...before.filter(({ key }) => key !== entry.key)].slice(0, mostKept),
    );
  });

  const entries = useMemo(() => {
    const arrivedIds = new Set(arrived.map((entry) => entry.incident.id));
    const before = (recent.data?.items ?? [])
      .filter((incident) => !arrivedIds.has(incident.id))
      .map(
        (incident): StreamEntry => ({
          key: `recent-${incident.id}`,
          kind: 'reported',
          at: incident.createdAt,
          incident,
        }),
      );
    return [...arrived, ...before];
  }, [arrived, recent.data]);
  return { entries, isPending: recent.isPending, error: recent.error, refetch: recent.refetch };
}

const entryOf = (
  { message, payload }: LiveMessage,
  known: ReadonlyMap<string, Incident>,
): StreamEntry | undefined => {
  switch (message) {
    case 'incident:new':
    case 'incident:updated': {
      const { incident, position } = payload;
      const kind = message === 'incident:new' ? 'reported' : 'changed';
      // The same change may come by the public and by the staff room.
      return { key: `${position}-${incident.id}`, kind, at: incident.updatedAt, incident };
    }
    case 'vote:new': {
      const { incidentId, position, votes } = payload;
      const incident = known.get(incidentId);
      if (!incident) return undefined;
      const at = votes.lastAt ?? new Date().toISOString();
      return { key: `${position}-vote`, kind: 'vote', at, incident, votes };
    }
    case 'incident:removed':
    case 'hospital:changed':
      return undefined;
  }
};
