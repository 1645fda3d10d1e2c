'use client';

import type { VoteType } from '@pulse/contract';
import { Button } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorWords } from '../shell/use-error-words.ts';
import { useVote } from './use-vote.ts';
import { withdrawAction } from './verify-actions.ts';

export interface MyVoteProps {
  incidentId: string;
  vote: VoteType;
}

/** What I said, and a way to take it back. */
export function MyVote({ incidentId, vote }: MyVoteProps) {
  const t = useTranslations('verify');
  const words = useErrorWords();
  const { withdraw } = useVote(incidentId);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  return (
    <form
      action={withdrawAction.bind(null, incidentId)}
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        await withdraw().catch(setError);
        setBusy(false);
      }}
      className="flex flex-wrap items-center justify-between gap-2 rounded-card bg-success-soft px-4 py-2"
    >
      <p className="font-medium text-success-ink">{t(`said.${vote}`)}</p>
      <Button type="submit" variant="quiet" tap busy={isBusy}>
        {t('withdraw')}
      </Button>
      {error ? (
        <p role="alert" className="w-full text-sm text-danger-ink">
          {words(error).title} {words(error).nextStep}
        </p>
      ) : null}
    </form>
  );
}
