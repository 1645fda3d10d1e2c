'use client';

import { Button, buttonClasses, ErrorState } from '@pulse/ui';
import Send from 'lucide-react/icons/send';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { useOutgoing } from '../outgoing/outgoing-provider.tsx';
import { useOnline } from '../shell/use-online.ts';
import { CheckCard } from './check-card.tsx';
import { PlaceCard } from './place-card.tsx';
import { reportAction } from './report-action.ts';
import { type DraftGap, draftGaps } from './report-draft.ts';
import { useReportDraft } from './use-report-draft.ts';
import { WhatCard } from './what-card.tsx';

export interface ReportFormProps {
  signedIn: boolean;
  /** Idempotency key of a form that is sent without script. */
  formKey: string;
  mapStyleUrl: string | undefined;
  onSent: (reportId: string) => void;
}

const gapTargets: Record<DraftGap, string> = {
  description: 'description',
  category: 'category',
  place: 'place',
};

/** One scroll: what, where, check. Without script the same form goes to the server. */
export function ReportForm({ signedIn, formKey, mapStyleUrl, onSent }: ReportFormProps) {
  const t = useTranslations('report');
  const errors = useTranslations('errors');
  const [failed, action] = useActionState(reportAction, undefined);
  const { draft, edit, clear, wasRestored } = useReportDraft(failed?.values ?? {});
  const [gaps, setGaps] = useState<DraftGap[]>([]);
  const { enqueue } = useOutgoing();
  const online = useOnline();

  const send = async () => {
    const missing = draftGaps(draft);
    setGaps(missing);
    const [first] = missing;
    if (first || !draft.place) {
      document.getElementById(gapTargets[first ?? 'place'])?.focus();
      return;
    }
    await enqueue({
      id: draft.id,
      category: draft.category,
      description: draft.description.trim(),
      place: draft.place,
      photos: draft.photos,
      createdAtMs: Date.now(),
      state: 'waiting',
      tries: 0,
    });
    await clear();
    onSent(draft.id);
  };
  const hasGap = (gap: DraftGap) => gaps.includes(gap) && draftGaps(draft).includes(gap);
  const problem = failed && (errors.has(`${failed.problem}.title`) ? failed.problem : 'other');

  return (
    <form
      action={action}
      noValidate
      data-kept
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      <input type="hidden" name="key" value={formKey} />
      {problem ? (
        <ErrorState title={errors(`${problem}.title`)} nextStep={errors(`${problem}.nextStep`)} />
      ) : null}
      {signedIn ? null : (
        <p className="hidden rounded-card bg-info-soft p-4 text-info-ink noscript:block">
          {t('signInFirst')}{' '}
          <a href="/sign-in?next=/report" className="font-semibold underline">
            {t('signIn')}
          </a>
        </p>
      )}
      {wasRestored ? (
        <div className="flex flex-wrap items-center justify-between gap-2 rounded-card bg-brand-soft px-4 py-2 text-brand-ink">
          <p className="text-sm font-medium">{t('restored')}</p>
          <Button variant="quiet" tap onClick={() => void clear()}>
            {t('startAgain')}
          </Button>
        </div>
      ) : null}
      <WhatCard
        draft={draft}
        edit={edit}
        descriptionError={hasGap('description') ? t('gap.description') : undefined}
        categoryError={hasGap('category') ? t('gap.category') : undefined}
      />
      <PlaceCard
        place={draft.place}
        onPlace={(place) => edit({ place })}
        error={hasGap('place') ? t('gap.place') : undefined}
        mapStyleUrl={mapStyleUrl}
        wardAsked={failed?.values.ward}
      />
      <CheckCard draft={draft} signedIn={signedIn} onJoined={clear} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={<Send aria-hidden size={20} />}
        className="shadow-float"
      >
        {online ? t('send') : t('keep')}
      </Button>
      <p className="text-sm text-ink-muted">{t('privacy')}</p>
      <noscript>
        <a href="/" className={buttonClasses({ variant: 'quiet' })}>
          {t('cancel')}
        </a>
      </noscript>
    </form>
  );
}
