'use client';

import { ApiError, type VoteType } from '@pulse/contract';
import { Button, buttonClasses, ErrorState, ProgressBar } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newKey } from '../outgoing/new-key.ts';
import { PhotoInput } from '../photos/photo-input.tsx';
import { uploadPhoto } from '../photos/upload-photo.ts';
import { useErrorWords } from '../shell/use-error-words.ts';
import { useVote } from './use-vote.ts';
import { voteAction } from './verify-actions.ts';

export interface VerifyFormProps {
  incidentId: string;
  type: VoteType;
  onDone: () => void;
}

/** One vote, with a photo if there is one. */
export function VerifyForm({ incidentId, type, onDone }: VerifyFormProps) {
  const t = useTranslations('verify');
  const words = useErrorWords();
  const { cast } = useVote(incidentId);
  const [photo, setPhoto] = useState<Blob>();
  const [keys] = useState(() => ({ vote: newKey(), photo: newKey() }));
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const isSignedOut = error instanceof ApiError && error.problem.status === 401;

  const send = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const uploaded = photo
        ? await uploadPhoto(photo, { idempotencyKey: keys.photo, onProgress: setShare })
        : undefined;
      await cast({ type, photoId: uploaded?.id, idempotencyKey: keys.vote });
      onDone();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
      setShare(undefined);
    }
  };

  return (
    <form
      action={voteAction}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void send();
      }}
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="type" value={type} />
      <PhotoInput label={t('photo')} hint={t('photoHint')} photo={photo} onPhoto={setPhoto} />
      {share === undefined ? null : <ProgressBar label={t('sending')} value={share} max={1} />}
      {error ? (
        <ErrorState
          {...words(error)}
          action={
            isSignedOut ? (
              <a
                href={`/sign-in?next=${encodeURIComponent(`/incidents/${incidentId}`)}`}
                className={buttonClasses({ variant: 'primary', tap: true })}
              >
                {t('signIn')}
              </a>
            ) : null
          }
        />
      ) : null}
      <Button type="submit" variant="primary" size="large" busy={isBusy}>
        {t(`send.${type}`)}
      </Button>
    </form>
  );
}
