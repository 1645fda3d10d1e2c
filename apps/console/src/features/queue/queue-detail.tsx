'use client';

import type { Incident } from '@pulse/contract';
import { Button, Kbd } from '@pulse/ui';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import type { AskedDecision } from '../decisions/decision-dialog.tsx';
import { AiOpinion } from '../incidents/ai-opinion.tsx';
import { PhotoStrip } from '../incidents/photo-lightbox.tsx';
import { PlaceText } from '../incidents/place-text.tsx';
import { SlaClock } from '../incidents/sla-clock.tsx';
import { SeverityTag, StatusTag } from '../incidents/tags.tsx';
import { VoteTallyText } from '../incidents/vote-tally.tsx';
import { sourceWords } from '../words/labels.ts';
import { SimilarReports } from './similar-reports.tsx';

export interface QueueDetailProps {
  incident: Incident;
  onApprove: () => void;
  onApproveAs: (category: string) => void;
  onAsk: (asked: AskedDecision) => void;
  onMergeInto: (target: Incident) => void;
}

/** The report under the cursor: what an officer needs to decide, and the decisions. */
export function QueueDetail(props: QueueDetailProps) {
  const { incident, onApprove, onApproveAs, onAsk, onMergeInto } = props;
  const { categoryName } = useCity();
  const { staff } = incident;
  return (
    <article aria-label={`Report ${incident.ref}`} className="flex h-full min-h-0 flex-col">
      <div className="flex gap-1.5 border-b border-line bg-surface p-3 *:flex-1 *:px-2">
        <Button variant="primary" onClick={onApprove}>
          Approve <Kbd>a</Kbd>
        </Button>
        <Button onClick={() => onAsk('reject')}>
          Reject <Kbd>r</Kbd>
        </Button>
        <Button onClick={() => onAsk('merge')}>
          Merge <Kbd>m</Kbd>
        </Button>
        <Button onClick={() => onAsk('assign')}>
          Assign <Kbd>g</Kbd>
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <div className="flex flex-wrap items-center gap-2">
          <Link
            href={`/incidents/${incident.id}`}
            title="Open its page (Enter)"
            className="min-h-6 content-center font-mono text-xs text-brand-ink underline"
          >
            {incident.ref}
          </Link>
          <StatusTag status={incident.status} />
          <SeverityTag severity={incident.severity} />
          {staff ? <SlaClock dueAt={staff.dueAt} /> : null}
        </div>
        <h2 className="mt-2 text-title font-semibold">{categoryName(incident.category)}</h2>
        <p className="mt-2 max-w-prose whitespace-pre-line">{incident.description}</p>
        {incident.photos.length > 0 ? (
          <div className="mt-4">
            <PhotoStrip
              photos={incident.photos}
              describe={`${categoryName(incident.category)}: ${incident.description}`}
            />
          </div>
        ) : null}
        <dl className="mt-4 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm *:[dt]:text-ink-muted">
          <dt>Where</dt>
          <dd>
            <PlaceText incident={incident} />
          </dd>
          <dt>Reported</dt>
          <dd>
            <When at={incident.createdAt} />
            <span className="text-ink-muted"> · {sourceWords[incident.source]}</span>
          </dd>
          <dt>Neighbours</dt>
          <dd>
            <VoteTallyText votes={incident.votes} />
          </dd>
          <dt>Assigned to</dt>
          <dd>{staff?.assignee?.name ?? 'Nobody'}</dd>
        </dl>
        <div className="mt-4">
          <AiOpinion incident={incident} onApproveAs={onApproveAs} />
        </div>
        <SimilarReports incident={incident} onMergeInto={onMergeInto} />
      </div>
    </article>
  );
}
