'use client';

import type { AlertDraft } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, Button, Chip, EmptyState, LoadMore, Skeleton } from '@pulse/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { administers } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { draftsQuery } from './draft-queries.ts';
import { EditDraftDialog } from './edit-draft-dialog.tsx';
import { useDraftActions } from './use-draft-actions.ts';
import { categoryWords, certaintyWords, severityWords, urgencyWords } from './words.ts';

/** Drafts of public alerts that accepted advisories became. Nothing here has been sent. */
export function DraftsScreen() {
  const { city } = useCity();
  const isAdmin = administers(useViewer());
  const state = useSearchParams().get('state') === 'discarded' ? 'discarded' : 'draft';
  const list = useInfiniteQuery(draftsQuery(browserClient, city.id, state));
  const [editing, setEditing] = useState<AlertDraft>();
  const { discard } = useDraftActions();
  const items = list.data?.pages.flatMap((page) => page.items);
  const choose = (next: 'draft' | 'discarded') =>
    window.history.replaceState(null, '', next === 'draft' ? '/alerts' : '/alerts?state=discarded');
  return (
    <div className="grid gap-4 p-4 lg:p-6">
      <PageHead
        title="Alert drafts"
        description="From advisories that planners accepted. A draft is not an alert: nothing here has been sent"
      />
      <div className="flex flex-wrap gap-1.5">
        <Chip selected={state === 'draft'} onClick={() => choose('draft')}>
          Drafts
        </Chip>
        <Chip selected={state === 'discarded'} onClick={() => choose('discarded')}>
          Discarded
        </Chip>
      </div>
      {discard.error ? <QueryError error={discard.error} /> : null}
      {items ? (
        items.length === 0 ? (
          <EmptyState
            title="No drafts"
            description="Accept a public advisory on the plan page, and its draft shows up here."
          />
        ) : (
          <ul className="grid gap-3">
            {items.map((draft) => (
              <li key={draft.id}>
                <DraftCard
                  draft={draft}
                  onEdit={isAdmin && draft.state === 'draft' ? () => setEditing(draft) : undefined}
                  onDiscard={
                    isAdmin && draft.state === 'draft' ? () => discard.mutate(draft) : undefined
                  }
                />
              </li>
            ))}
          </ul>
        )
      ) : list.error ? (
        <QueryError error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Skeleton className="h-64" />
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
        label="Show more"
        busyLabel="Loading"
      />
      {editing ? <EditDraftDialog draft={editing} onClose={() => setEditing(undefined)} /> : null}
    </div>
  );
}

interface DraftCardProps {
  draft: AlertDraft;
  onEdit: (() => void) | undefined;
  onDiscard: (() => void) | undefined;
}

function DraftCard({ draft, onEdit, onDiscard }: DraftCardProps) {
  const { zoneName } = useCity();
  return (
    <article
      aria-label={draft.headline}
      className="grid gap-2 rounded-card border border-line bg-surface p-4"
    >
      <header className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="font-semibold">{draft.headline}</h2>
        <div className="flex gap-1.5">
          <Badge>{categoryWords[draft.category]}</Badge>
          <Badge tone={draft.severity === 'minor' ? 'neutral' : 'warning'}>
            {severityWords[draft.severity]}
          </Badge>
        </div>
      </header>
      <p className="max-w-prose text-sm">{draft.description}</p>
      {draft.instruction ? <p className="max-w-prose text-sm">{draft.instruction}</p> : null}
      <p className="text-sm text-ink-muted">
        {draft.zoneIds.length === 0 ? 'The whole city' : draft.zoneIds.map(zoneName).join(', ')} ·
        to act on {urgencyWords[draft.urgency]}, {certaintyWords[draft.certainty]} · from{' '}
        <When at={draft.startsAt} /> until <When at={draft.endsAt} /> · by {draft.createdBy},{' '}
        <When at={draft.createdAt} />
      </p>
      {onEdit && onDiscard ? (
        <div className="flex gap-2">
          <Button tap onClick={onEdit}>
            Word it otherwise
          </Button>
          <Button tap onClick={onDiscard}>
            Discard
          </Button>
        </div>
      ) : null}
    </article>
  );
}
