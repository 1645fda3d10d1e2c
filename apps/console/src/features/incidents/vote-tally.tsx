import type { VoteTally } from '@pulse/contract';
import { When } from '../city/when.tsx';

/** "14 confirm, 2 dispute, last 20 minutes ago"; silent zeros are left out. */
export function VoteTallyText({ votes }: { votes: VoteTally }) {
  const parts = [
    votes.confirm > 0 ? `${votes.confirm} confirm` : '',
    votes.dispute > 0 ? `${votes.dispute} dispute` : '',
    votes.resolved > 0
      ? `${votes.resolved} ${votes.resolved === 1 ? 'says' : 'say'} it is mended`
      : '',
  ].filter(Boolean);
  if (parts.length === 0) return <span>No votes yet</span>;
  return (
    <span>
      {parts.join(', ')}
      {votes.lastAt ? (
        <>
          , last <When at={votes.lastAt} />
        </>
      ) : null}
    </span>
  );
}
