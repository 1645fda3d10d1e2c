'use client';

import { EmptyState, Skeleton } from '@pulse/ui';
import { PinMark } from '@pulse/ui/map';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { VoteTallyText } from '../incidents/vote-tally.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { statusWords } from '../words/labels.ts';
import { type StreamEntry, useStream } from './use-stream.ts';

export function Stream() {
  const { entries, isPending, error, refetch } = useStream();
  return (
    <section
      aria-labelledby="stream-title"
      className="flex min-h-0 flex-col border-line bg-surface max-lg:border-t lg:border-l"
    >
      <h2 id="stream-title" className="border-b border-line px-4 py-3 text-heading font-semibold">
        Arriving
      </h2>
      <div id="live-stream" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
        {isPending ? <StreamSkeleton /> : null}
        {error && entries.length === 0 ? (
          <QueryError className="m-3" error={error} onRetry={() => void refetch()} />
        ) : null}
        {!isPending && !error && entries.length === 0 ? (
          <EmptyState
            title="Quiet so far"
            description="Reports, decisions and votes appear here the moment they are made."
          />
        ) : null}
        <ol>
          {entries.map((entry) => (
            <StreamItem key={entry.key} entry={entry} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function StreamItem({ entry }: { entry: StreamEntry }) {
  const { categoryName, category } = useCity();
  const { incident, kind, at, votes } = entry;
  return (
    <li className="pulse-appear border-b border-line">
      <Link
        href={`/incidents/${incident.id}`}
        className="flex gap-2.5 px-3.5 py-2.5 -outline-offset-3 hover:bg-sunken"
      >
        <PinMark
          shape={category(incident.category)?.shape ?? 'circle'}
          severity={incident.severity}
          className="mt-0.5"
        />
        <span className="min-w-0 flex-1 text-sm">
          <span className="flex justify-between gap-2">
            <span className="truncate font-semibold">{categoryName(incident.category)}</span>
            <When at={at} className="shrink-0 text-xs text-ink-muted" />
          </span>
          <span className="line-clamp-2 text-ink">{incident.description}</span>
          <span className="mt-0.5 block truncate text-xs text-ink-muted">
            {kind === 'vote' && votes ? (
              <VoteTallyText votes={votes} />
            ) : (
              `${kind === 'reported' ? 'Reported' : `Now ${statusWords[incident.status].toLowerCase()}`}${incident.area ? ` · ${incident.area.name}` : ''}`
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function StreamSkeleton() {
  return (
    <div aria-busy="true">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => (
        <div key={key} className="grid gap-2 border-b border-line p-3.5">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4" />
        </div>
      ))}
    </div>
  );
}
