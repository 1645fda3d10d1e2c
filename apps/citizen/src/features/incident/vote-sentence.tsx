'use client';

import type { VoteTally } from '@pulse/contract';
import { useTranslations } from 'next-intl';
import { When } from '../shell/when.tsx';

export interface VoteSentenceProps {
  votes: VoteTally;
  /** Only the counts, and nothing when nobody voted. */
  short?: boolean;
  className?: string;
}

/** "14 confirm, 2 dispute, last 20 minutes ago" */
export function VoteSentence({ votes, short, className }: VoteSentenceProps) {
  const t = useTranslations('votes');
  const counts = (['confirm', 'dispute', 'resolved'] as const)
    .filter((kind) => votes[kind] > 0)
    .map((kind) => t(`count.${kind}`, { count: votes[kind] }));
  if (counts.length === 0) return short ? null : <p className={className}>{t('none')}</p>;
  return (
    <p className={className}>
      {counts.join(', ')}
      {short || !votes.lastAt ? null : (
        <>
          {', '}
          {t.rich('last', { ago: () => <When at={votes.lastAt ?? ''} /> })}
        </>
      )}
    </p>
  );
}
