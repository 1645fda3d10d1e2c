'use client';

import type { IncidentDetail, VoteType } from '@pulse/contract';
import { buttonClasses } from '@pulse/ui';
import CircleCheckBig from 'lucide-react/icons/circle-check-big';
import ThumbsDown from 'lucide-react/icons/thumbs-down';
import ThumbsUp from 'lucide-react/icons/thumbs-up';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSignedIn } from '../account/reader-provider.tsx';
import { MyVote } from './my-vote.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

const choices: { type: VoteType; Icon: typeof ThumbsUp }[] = [
  { type: 'confirm', Icon: ThumbsUp },
  { type: 'dispute', Icon: ThumbsDown },
  { type: 'resolved', Icon: CircleCheckBig },
];

/** Say what one has seen: it is there, it is not there, it is fixed. */
export function VerifyPanel({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations('verify');
  const signedIn = useSignedIn();
  const [type, setType] = useState<VoteType>();
  if (incident.status === 'reported') {
    return <p className="text-sm text-ink-muted">{t('afterCheck')}</p>;
  }
  if (incident.status !== 'active') return null;
  if (incident.myVote) return <MyVote incidentId={incident.id} vote={incident.myVote} />;
  if (incident.mine) return <p className="text-sm text-ink-muted">{t('mine')}</p>;
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {choices.map(({ type: choice, Icon }) => (
          <a
            key={choice}
            href={signedIn ? verifyPath(incident.id, choice) : signInFor(incident.id, choice)}
            className={buttonClasses({
              variant: choice === 'confirm' ? 'primary' : 'secondary',
              tap: true,
              className: choice === 'confirm' ? 'col-span-2' : undefined,
            })}
            onClick={(event) => {
              if (!signedIn) return;
              event.preventDefault();
              setType(choice);
            }}
          >
            <Icon aria-hidden size={18} />
            {t(`choose.${choice}`)}
          </a>
        ))}
      </div>
      <VerifyDialog incidentId={incident.id} type={type} onClose={() => setType(undefined)} />
    </>
  );
}

const verifyPath = (incidentId: string, type: VoteType): string =>
  `/incidents/${incidentId}/verify?type=${type}`;

/** Signing in comes first, or a photo would be chosen for nothing. */
const signInFor = (incidentId: string, type: VoteType): string =>
  `/sign-in?${new URLSearchParams({ next: verifyPath(incidentId, type) })}`;
