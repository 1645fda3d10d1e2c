'use client';

import Eye from 'lucide-react/icons/eye';
import { useEffect } from 'react';
import { useLive } from '../live-connection/live-provider.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';

/** Colleagues who have the same incident open, so that two do not decide at once. */
export function AlsoLooking({ incidentId }: { incidentId: string }) {
  const viewer = useViewer();
  const { watch, presence } = useLive();
  useEffect(() => watch(incidentId), [watch, incidentId]);
  const room = presence.get(`incident:${incidentId}`);
  const colleagues = (room?.staff ?? []).filter((person) => person.id !== viewer.id);
  return (
    <p aria-live="polite" className="text-sm text-ink-muted">
      {colleagues.length > 0 ? (
        <span className="inline-flex items-center gap-1.5 rounded-full bg-info-soft px-3 py-1 text-info-ink">
          <Eye aria-hidden size={16} />
          {names(colleagues.map((person) => person.name))} looking too
        </span>
      ) : null}
    </p>
  );
}

const names = (list: readonly string[]): string => {
  const [first, second, ...others] = list;
  if (!second) return `${first} is`;
  return others.length > 0
    ? `${first}, ${second} and ${others.length} more are`
    : `${first} and ${second} are`;
};
