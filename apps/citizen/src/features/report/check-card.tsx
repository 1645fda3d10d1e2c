'use client';

import { Card } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';
import type { ReportDraft } from './report-draft.ts';
import { SimilarIncidents } from './similar-incidents.tsx';
import { StepTitle } from './step-title.tsx';

export interface CheckCardProps {
  draft: ReportDraft;
  signedIn: boolean;
  /** Somebody joined an incident instead: this draft is done with. */
  onJoined: () => Promise<void>;
}

/** What will be sent, and whether somebody has said it before. */
export function CheckCard({ draft, signedIn, onJoined }: CheckCardProps) {
  const t = useTranslations('report.check');
  const { categoryName } = useCity();
  const missing = t('missing');
  return (
    <Card as="section" aria-labelledby="step-check" className="grid gap-4 noscript:hidden">
      <StepTitle id="step-check" number={3} title={t('title')} />
      {draft.place ? (
        <SimilarIncidents
          place={draft.place}
          category={draft.category}
          text={draft.description}
          signedIn={signedIn}
          onJoined={onJoined}
        />
      ) : null}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        <dt className="text-ink-muted">{t('kind')}</dt>
        <dd className="font-medium">
          {draft.category === '' ? missing : categoryName(draft.category)}
        </dd>
        <dt className="text-ink-muted">{t('text')}</dt>
        <dd className="line-clamp-2 font-medium">{draft.description.trim() || missing}</dd>
        <dt className="text-ink-muted">{t('place')}</dt>
        <dd className="font-medium">
          {draft.place ? (draft.place.wardName ?? t('onMap')) : missing}
        </dd>
        <dt className="text-ink-muted">{t('photos')}</dt>
        <dd className="font-medium">{t('photoCount', { count: draft.photos.length })}</dd>
      </dl>
    </Card>
  );
}
