'use client';

import { type Recommendation, RecommendationKind, type RecommendationState } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Chip, EmptyState, LoadMore, Select, Skeleton } from '@pulse/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { boardQuery } from '../hospitals/hospital-queries.ts';
import { QueryError } from '../queries/query-error.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import {
  type PlanFilters,
  planHref,
  readPlanFilters,
  recommendationsQuery,
} from './plan-queries.ts';
import { RecommendationCard } from './recommendation-card.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { useDecide } from './use-decide.ts';
import { byOwner, kindWords, ownerWords, stateWords } from './words.ts';

type Doing = { what: 'change' | 'reject'; item: Recommendation } | null;

const states: readonly (RecommendationState | undefined)[] = [
  'open',
  'accepted',
  'changed',
  'rejected',
  'expired',
  undefined,
];

/** Recommendations by owner, each to accept, change or reject. */
export function RecommendationList() {
  const { city } = useCity();
  const filters = readPlanFilters(new URLSearchParams(useSearchParams().toString()));
  const list = useInfiniteQuery(recommendationsQuery(browserClient, city.id, filters));
  const board = useQuery(boardQuery(browserClient, city.id));
  const [doing, setDoing] = useState<Doing>(null);
  const decide = useDecide();
  const go = (change: Partial<PlanFilters>) =>
    window.history.replaceState(null, '', planHref({ ...filters, ...change }));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-label="Recommendations" className="grid gap-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <fieldset aria-label="State" className="flex flex-wrap gap-1.5">
          {states.map((state) => (
            <Chip
              key={state ?? 'all'}
              selected={filters.state === state}
              onClick={() => go({ state })}
            >
              {state ? stateWords[state] : 'All'}
            </Chip>
          ))}
        </fieldset>
        <Select
          label="Kind"
          value={filters.kind ?? ''}
          placeholder="All kinds"
          options={RecommendationKind.options.map((kind) => ({
            value: kind,
            label: kindWords[kind],
          }))}
          onChange={(event) => {
            const kind = RecommendationKind.safeParse(event.target.value);
            go({ kind: kind.success ? kind.data : undefined });
          }}
        />
        <Select
          label="Hospital"
          value={filters.hospital ?? ''}
          placeholder="All hospitals"
          options={(board.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => go({ hospital: event.target.value || undefined })}
        />
      </div>
      {decide.error ? <QueryError error={decide.error} /> : null}
      {items ? (
        <Groups
          items={items}
          busyId={decide.isPending ? decide.variables.item.id : undefined}
          onAccept={(item) => decide.mutate({ item, decision: { what: 'accept' } })}
          onReopen={(item) => decide.mutate({ item, decision: { what: 'reopen' } })}
          onChange={(item) => setDoing({ what: 'change', item })}
          onReject={(item) => setDoing({ what: 'reject', item })}
        />
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
        shownText={items && items.length > 0 ? `${items.length} shown` : undefined}
      />
      {doing?.what === 'change' ? (
        <ChangeDialog item={doing.item} onClose={() => setDoing(null)} />
      ) : null}
      {doing?.what === 'reject' ? (
        <RejectDialog item={doing.item} onClose={() => setDoing(null)} />
      ) : null}
    </section>
  );
}

interface GroupsProps {
  items: readonly Recommendation[];
  busyId: string | undefined;
  onAccept: (item: Recommendation) => void;
  onReopen: (item: Recommendation) => void;
  onChange: (item: Recommendation) => void;
  onReject: (item: Recommendation) => void;
}

function Groups({ items, busyId, ...acts }: GroupsProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        title="Nothing here"
        description="No recommendation fits the filter. What is new shows up by itself."
      />
    );
  }
  return byOwner(items).map(({ owner, items: group }) => (
    <section key={owner} aria-label={ownerWords[owner]} className="grid gap-2">
      <h2 className="text-heading font-semibold">
        {ownerWords[owner]}{' '}
        <span className="text-sm font-normal text-ink-muted">{group.length}</span>
      </h2>
      <ul className="grid gap-2">
        {group.map((item) => (
          <li key={item.id}>
            <RecommendationCard item={item} busy={busyId === item.id} {...acts} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
