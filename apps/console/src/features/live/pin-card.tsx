'use client';

import { browserClient } from '@pulse/session/client';
import { buttonClasses, IconButton, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import X from 'lucide-react/icons/x';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { incidentQuery } from '../incidents/incident-queries.ts';
import { PlaceText } from '../incidents/place-text.tsx';
import { SeverityTag, StatusTag } from '../incidents/tags.tsx';

/** What the pressed pin stands for. */
export function PinCard({ id, onClose }: { id: string; onClose: () => void }) {
  const { categoryName } = useCity();
  const { data: incident, error } = useQuery(incidentQuery(browserClient, id));
  return (
    <section
      aria-label="Chosen incident"
      className="pulse-appear-below absolute right-3 bottom-3 z-3 w-72 max-w-[calc(100%-1.5rem)] rounded-card border border-line bg-raised p-3 shadow-float"
    >
      <IconButton
        label="Close"
        onClick={onClose}
        icon={<X aria-hidden size={18} />}
        className="float-right -mt-1.5 -mr-1.5"
      />
      {incident ? (
        <div className="grid gap-1.5">
          <div className="flex flex-wrap items-center gap-2">
            <StatusTag status={incident.status} />
            <SeverityTag severity={incident.severity} />
          </div>
          <h2 className="font-semibold">{categoryName(incident.category)}</h2>
          <p className="line-clamp-3 text-sm">{incident.description}</p>
          <p className="text-xs text-ink-muted">
            <PlaceText incident={incident} /> · <When at={incident.createdAt} />
          </p>
          <Link href={`/incidents/${id}`} className={buttonClasses({ size: 'small' })}>
            Open {incident.ref}
          </Link>
        </div>
      ) : error ? (
        <p className="text-sm">It is no longer there, or outside your zones.</p>
      ) : (
        <div className="grid gap-2">
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-12" />
        </div>
      )}
    </section>
  );
}
