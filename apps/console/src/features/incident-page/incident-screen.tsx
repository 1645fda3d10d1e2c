'use client';

import { browserClient } from '@pulse/session/client';
import { EmptyState, VerifiedBadge } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { AiOpinion } from '../incidents/ai-opinion.tsx';
import { around } from '../incidents/around.ts';
import { IncidentMap } from '../incidents/incident-map.tsx';
import { incidentQuery } from '../incidents/incident-queries.ts';
import { PhotoStrip } from '../incidents/photo-lightbox.tsx';
import { SlaClock } from '../incidents/sla-clock.tsx';
import { SeverityTag, StatusTag } from '../incidents/tags.tsx';
import { SimilarReports } from '../queue/similar-reports.tsx';
import { decides } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { AlsoLooking } from './also-looking.tsx';
import { IncidentActions } from './incident-actions.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { ReporterContact } from './reporter-contact.tsx';
import { Timeline } from './timeline.tsx';
import { VoteList } from './vote-list.tsx';

export function IncidentScreen({ id }: { id: string }) {
  const viewer = useViewer();
  const { categoryName } = useCity();
  const { data: incident } = useQuery(incidentQuery(browserClient, id));
  if (!incident) {
    return (
      <EmptyState
        className="mt-16"
        title="This incident is no longer there"
        description="It was taken away, or moved out of your zones."
        action={<Link href="/incidents">Back to the list</Link>}
      />
    );
  }
  const closed = incident.status !== 'reported' && incident.status !== 'active';
  const description = `${categoryName(incident.category)}: ${incident.description}`;
  return (
    <div className="mx-auto max-w-6xl p-4 lg:p-6">
      <Link
        href="/incidents"
        className="mb-2 inline-flex min-h-8 items-center gap-1.5 text-sm text-brand-ink"
      >
        <ArrowLeft aria-hidden size={16} />
        Incidents
      </Link>
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-mono text-sm text-ink-muted">{incident.ref}</span>
            <StatusTag status={incident.status} />
            <SeverityTag severity={incident.severity} />
            {incident.verified ? <VerifiedBadge label="Verified" /> : null}
            {incident.staff ? (
              <SlaClock
                dueAt={incident.staff.dueAt}
                closedAt={closed ? (incident.resolvedAt ?? incident.updatedAt) : null}
              />
            ) : null}
          </div>
          <h1 className="mt-1 text-display font-semibold">{categoryName(incident.category)}</h1>
        </div>
        <AlsoLooking incidentId={id} />
      </header>
      {decides(viewer) && incident.staff ? (
        <IncidentActions incident={incident} viewer={viewer} />
      ) : null}
      <div className="mt-5 grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <p className="max-w-prose text-base whitespace-pre-line">{incident.description}</p>
          {incident.photos.length > 0 ? (
            <PhotoStrip photos={incident.photos} describe={description} />
          ) : null}
          <VoteList incident={incident} />
          <Timeline entries={incident.timeline} />
        </div>
        <div className="grid content-start gap-5">
          <IncidentMap
            label={`Map: where ${incident.ref} is`}
            incidents={[incident]}
            selectedId={id}
            bounds={around(incident)}
            className="h-56 overflow-hidden rounded-card border border-line"
          />
          <IncidentFacts incident={incident} />
          <AiOpinion incident={incident} />
          {decides(viewer) && incident.staff ? (
            <>
              <ReporterContact incidentId={id} hasReporter={incident.staff.hasReporter} />
              <SimilarReports incident={incident} />
            </>
          ) : null}
        </div>
      </div>
    </div>
  );
}
