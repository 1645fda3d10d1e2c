'use client';

import type { Incident, IncidentDetail } from '@pulse/contract';
import { Badge, SeverityBadge, Skeleton, StatusBadge, VerifiedBadge } from '@pulse/ui';
import Info from 'lucide-react/icons/info';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';
import { When } from '../shell/when.tsx';
import { VerifyPanel } from '../verify/verify-panel.tsx';
import { AiNote } from './ai-note.tsx';
import { CategoryMark } from './category-mark.tsx';
import { IncidentPhotos } from './incident-photos.tsx';
import { NeighbourPhotos } from './neighbour-photos.tsx';
import { ShareButton } from './share-button.tsx';
import { Timeline } from './timeline.tsx';
import { useSeverityLabels } from './use-severity-labels.ts';
import { VoteSentence } from './vote-sentence.tsx';

export interface IncidentViewProps {
  incident: Incident;
  /** What concerns the reader and what happened; arrives a little later in the drawer. */
  detail: IncidentDetail | undefined;
}

/** All about one incident, in the drawer and on its own page. */
export function IncidentView({ incident, detail }: IncidentViewProps) {
  const t = useTranslations('incident');
  const severityLabels = useSeverityLabels();
  const { category, categoryName } = useCity();
  const name = categoryName(incident.category);
  const place = [incident.area?.name, incident.zone?.name].filter(Boolean).join(', ');
  const subject = place ? t('subject', { category: name, place }) : name;
  const votes = incident.votes.confirm + incident.votes.dispute + incident.votes.resolved;

  return (
    <article className="grid gap-5">
      <IncidentPhotos photos={incident.photos} subject={subject} />
      <div className="grid gap-3">
        <div className="flex items-center gap-3">
          <CategoryMark category={category(incident.category)} severity={incident.severity} />
          <div>
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-ink-muted">
              {place || t('noWard')} · <When at={incident.createdAt} />
            </p>
          </div>
        </div>
        <p className="text-base whitespace-pre-line">{incident.description}</p>
        <div className="flex flex-wrap gap-1.5">
          <StatusBadge status={incident.status} label={t(`status.${incident.status}`)} />
          <SeverityBadge severity={incident.severity} labels={severityLabels} withNumber />
          {incident.verified ? <VerifiedBadge label={t('verified')} /> : null}
          {detail?.mine ? <Badge tone="brand">{t('mine')}</Badge> : null}
        </div>
        {incident.placeDrawn ? (
          <p className="flex gap-2 rounded-field bg-info-soft px-3 py-2 text-sm text-info-ink">
            <Info aria-hidden size={18} className="mt-0.5 shrink-0" />
            {t('placeDrawn')}
          </p>
        ) : null}
        {incident.ai ? <AiNote ai={incident.ai} category={incident.category} /> : null}
        {incident.duplicateOf ? (
          <p>
            <Link href={`/incidents/${incident.duplicateOf}`}>{t('duplicateOf')}</Link>
          </p>
        ) : null}
      </div>

      <section aria-labelledby={`votes-${incident.id}`} className="grid gap-3">
        <h2 id={`votes-${incident.id}`} className="text-heading font-semibold">
          {t('neighbours')}
        </h2>
        <VoteSentence votes={incident.votes} className="text-ink-muted" />
        {votes > 0 ? <NeighbourPhotos incidentId={incident.id} votes={votes} /> : null}
        {detail ? <VerifyPanel incident={detail} /> : <Skeleton className="h-11" />}
      </section>

      <section aria-labelledby={`timeline-${incident.id}`} className="grid gap-3">
        <h2 id={`timeline-${incident.id}`} className="text-heading font-semibold">
          {t('timeline')}
        </h2>
        {detail ? <Timeline entries={detail.timeline} /> : <Skeleton className="h-20" />}
      </section>

      <footer className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <p className="text-sm text-ink-muted">
          {t('number')} <span className="font-mono font-semibold text-ink">{incident.ref}</span>
        </p>
        <ShareButton incidentId={incident.id} title={`${subject} · ${incident.ref}`} />
      </footer>
    </article>
  );
}
