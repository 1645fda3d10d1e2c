'use client';

import type { IncidentDetail } from '@pulse/contract';
import { IncidentView } from './incident-view.tsx';
import { useIncident } from './use-incident.ts';

/** The server's answer first, then whatever becomes of it. */
export function IncidentScreen({ initial }: { initial: IncidentDetail }) {
  const { data = initial } = useIncident(initial.id, initial);
  return <IncidentView incident={data} detail={data} />;
}
