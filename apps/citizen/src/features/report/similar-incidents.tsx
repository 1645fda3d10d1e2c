'use client';

import { ApiError, routes, type SimilarIncident } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, useToast } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { VoteSentence } from '../incident/vote-sentence.tsx';
import { newKey } from '../outgoing/new-key.ts';
import type { ReportPlace } from '../outgoing/outgoing-report.ts';
import { useErrorWords } from '../shell/use-error-words.ts';
import { useSettled } from '../shell/use-settled.ts';
import { When } from '../shell/when.tsx';

export interface SimilarIncidentsProps {
  place: ReportPlace;
  category: string;
  text: string;
  signedIn: boolean;
  onJoined: () => Promise<void>;
}

const mostShown = 3;

/** "Is it one of these?" One tap joins it instead of saying it once more. */
export function SimilarIncidents(props: SimilarIncidentsProps) {
  const t = useTranslations('report.similar');
  const { place, category } = props;
  const text = useSettled(props.text.trim(), 600);
  const query = {
    lat: String(place.lat),
    lng: String(place.lng),
    category: category || undefined,
    text: text || undefined,
  };
  const { data } = useQuery({
    queryKey: ['similar', query],
    queryFn: ({ signal }) => browserClient(routes.findSimilar, { query, signal }),
    enabled: category !== '' || text.length > 3,
    retry: false,
  });
  const found = (data?.items ?? []).slice(0, mostShown);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="similar" className="grid gap-2 rounded-card bg-info-soft p-3">
      <h3 id="similar" className="font-semibold text-info-ink">
        {t('title')}
      </h3>
      <p className="text-sm">{t('what')}</p>
      <ul className="grid gap-2">
        {found.map((incident) => (
          <SimilarRow key={incident.id} incident={incident} {...props} />
        ))}
      </ul>
    </section>
  );
}

function SimilarRow({
  incident,
  signedIn,
  onJoined,
}: SimilarIncidentsProps & { incident: SimilarIncident }) {
  const t = useTranslations('report.similar');
  const words = useErrorWords();
  const router = useRouter();
  const toast = useToast();
  const { categoryName } = useCity();
  const [key] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isPublic = incident.description !== null;

  const join = async () => {
    if (!signedIn) {
      const next = `/incidents/${incident.id}/verify?type=confirm`;
      return router.push(`/sign-in?${new URLSearchParams({ next })}`);
    }
    setBusy(true);
    setError(undefined);
    try {
      await browserClient(routes.castVote, {
        params: { id: incident.id },
        body: { type: 'confirm' },
        idempotencyKey: key,
      }).catch((caught: unknown) => {
        // Said before is as good as said now.
        if (caught instanceof ApiError && caught.problem.code === 'already_voted') return;
        throw caught;
      });
      await onJoined();
      toast({ title: t('joined'), tone: 'success' });
      router.push(isPublic ? `/incidents/${incident.id}` : '/mine');
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  };

  return (
    <li className="grid gap-2 rounded-field bg-surface p-3">
      <div className="flex gap-3">
        {incident.thumb ? (
          // biome-ignore lint/performance/noImgElement: already three sizes, made by the city's server.
          <img
            src={incident.thumb}
            alt=""
            width={64}
            height={64}
            className="size-16 shrink-0 rounded-field object-cover"
          />
        ) : null}
        <div className="min-w-0 flex-1 text-sm">
          <p className="line-clamp-2 font-medium">
            {incident.description ?? t('notPublic', { category: categoryName(incident.category) })}
          </p>
          <p className="text-ink-muted">
            {t('distance', { metres: Math.max(10, Math.round(incident.distanceMetres / 10) * 10) })}{' '}
            · <When at={incident.createdAt} />
          </p>
          <VoteSentence votes={incident.votes} short className="text-ink-muted" />
        </div>
      </div>
      <Button tap busy={isBusy} onClick={() => void join()}>
        {t('join')}
      </Button>
      {error ? (
        <p role="alert" className="text-sm text-danger-ink">
          {words(error).title} {words(error).nextStep}
        </p>
      ) : null}
    </li>
  );
}
