'use client';

import { browserClient } from '@pulse/session/client';
import { useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { decisionRecordQuery } from './plan-queries.ts';

/** "You accepted 12, of these 7 helped": what came of what was decided. */
export function DecisionSummary() {
  const { city } = useCity();
  const { data } = useQuery(decisionRecordQuery(browserClient, city.id));
  if (!data) return null;
  const taken = data.accepted + data.changed;
  if (taken + data.rejected + data.expired === 0) {
    return (
      <p className="text-sm text-ink-muted">
        Nothing was decided in the last days. What comes of decisions will stand here.
      </p>
    );
  }
  const judged = data.helped + data.notNeeded + data.notEnough;
  return (
    <p className="rounded-field bg-sunken px-3 py-2 text-sm">
      In the last 30 days you accepted <strong>{taken}</strong>
      {data.changed > 0 ? ` (${data.changed} with another amount)` : ''}, rejected {data.rejected}
      {data.expired > 0 ? ` and let ${data.expired} expire` : ''}.{' '}
      {judged === 0
        ? 'None of them can be judged yet.'
        : `Of those whose days are over, ${data.helped} helped, ${data.notNeeded} were not needed, ${data.notEnough} were not enough.`}
    </p>
  );
}
