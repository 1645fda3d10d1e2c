'use client';

import type { Incident, Vote } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Wrench from 'lucide-react/icons/wrench';
import { When } from '../city/when.tsx';
import { votesQuery } from '../incidents/incident-queries.ts';
import { PhotoStrip } from '../incidents/photo-lightbox.tsx';
import { VoteTallyText } from '../incidents/vote-tally.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { voteWords } from '../words/labels.ts';

const icons = { confirm: CircleCheck, dispute: CircleX, resolved: Wrench };

/** What neighbours say, without who they are. */
export function VoteList({ incident }: { incident: Incident }) {
  const votes = useQuery(votesQuery(browserClient, incident.id));
  return (
    <section aria-labelledby="votes-title">
      <h2 id="votes-title" className="text-heading font-semibold">
        Neighbours
      </h2>
      <p className="text-sm text-ink-muted">
        <VoteTallyText votes={incident.votes} />
      </p>
      {votes.isPending ? <Skeleton className="mt-3 h-12" /> : null}
      {votes.error && !votes.data ? (
        <QueryError className="mt-3" error={votes.error} onRetry={() => void votes.refetch()} />
      ) : null}
      <ul className="mt-3 grid gap-2 empty:hidden">
        {votes.data?.items.map((vote) => (
          <VoteItem key={vote.id} vote={vote} />
        ))}
      </ul>
    </section>
  );
}

function VoteItem({ vote }: { vote: Vote }) {
  const Icon = icons[vote.type];
  return (
    <li className="flex items-center gap-3 rounded-field bg-sunken px-3 py-2 text-sm">
      <Icon aria-hidden size={18} className="shrink-0 text-ink-muted" />
      <span className="flex-1">
        {voteWords[vote.type]}
        <span className="text-xs text-ink-muted">
          {' '}
          · <When at={vote.createdAt} />
          {weightText(vote.weight)}
        </span>
      </span>
      {vote.photo ? (
        <PhotoStrip photos={[vote.photo]} describe="Photo that came with a vote" size="small" />
      ) : null}
    </li>
  );
}

const weightText = (weight: number): string => {
  if (weight === 0) return ' · the reporter’s own, does not count';
  return weight === 1 ? '' : ` · counts ${weight}`;
};
