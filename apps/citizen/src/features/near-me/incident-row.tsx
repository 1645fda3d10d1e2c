'use client';

import type { Incident } from '@pulse/contract';
import { SeverityBadge, StatusBadge, severityBand, VerifiedBadge } from '@pulse/ui';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';
import { CategoryMark } from '../incident/category-mark.tsx';
import { useSeverityLabels } from '../incident/use-severity-labels.ts';
import { VoteSentence } from '../incident/vote-sentence.tsx';
import { When } from '../shell/when.tsx';

export interface IncidentRowProps {
  incident: Incident;
  isOpen?: boolean;
  /** Opens it beside the list; without it, or without script, the link does. */
  onOpen?: (id: string) => void;
  /** Without a frame of its own, inside a card. */
  plain?: boolean;
}

export function IncidentRow({ incident, isOpen, onOpen, plain }: IncidentRowProps) {
  const t = useTranslations('incident');
  const severityLabels = useSeverityLabels();
  const { category, categoryName } = useCity();
  const thumb = incident.photos[0]?.urls.thumb;
  return (
    <a
      href={`/incidents/${incident.id}`}
      aria-current={isOpen ? 'true' : undefined}
      onClick={(event) => {
        const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey;
        if (!onOpen || opensElsewhere) return;
        event.preventDefault();
        onOpen(incident.id);
      }}
      className={clsx(
        'flex gap-3 bg-surface p-3 text-ink no-underline transition-colors hover:bg-sunken',
        plain ? '-outline-offset-3' : 'rounded-card border',
        isOpen ? 'border-brand' : 'border-line',
      )}
    >
      <CategoryMark category={category(incident.category)} severity={incident.severity} />
      <div className="grid min-w-0 flex-1 content-start gap-1">
        <p className="line-clamp-2 font-medium">{incident.description}</p>
        <p className="text-sm text-ink-muted">
          {categoryName(incident.category)}
          {incident.area ? ` · ${incident.area.name}` : ''} · <When at={incident.createdAt} />
        </p>
        <div className="flex flex-wrap items-center gap-1.5">
          {incident.status === 'active' ? null : (
            <StatusBadge status={incident.status} label={t(`status.${incident.status}`)} />
          )}
          {severityBand(incident.severity) === 'low' ? null : (
            <SeverityBadge severity={incident.severity} labels={severityLabels} />
          )}
          {incident.verified ? <VerifiedBadge label={t('verified')} /> : null}
          <VoteSentence votes={incident.votes} short className="text-sm text-ink-muted" />
        </div>
      </div>
      {thumb ? (
        // biome-ignore lint/performance/noImgElement: already three sizes, made by the city's server.
        <img
          src={thumb}
          alt=""
          width={72}
          height={72}
          loading="lazy"
          decoding="async"
          className="size-18 shrink-0 rounded-field bg-sunken object-cover"
        />
      ) : null}
    </a>
  );
}
