'use client';

import { type Call, type FeedStatus, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, type BadgeTone, Card, Skeleton } from '@pulse/ui';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCity } from '../city/city-context.tsx';
import { When } from '../city/when.tsx';
import { QueryError } from '../queries/query-error.tsx';

const refetchMs = 60_000;
const gapsShown = 5;

const feedsQuery = (call: Call, city: string) =>
  queryOptions({
    queryKey: ['feeds', city],
    queryFn: ({ signal }) => call(routes.listFeeds, { query: { city }, signal }),
    refetchInterval: refetchMs,
  });

const stateWords: Record<FeedStatus['state'], { text: string; tone: BadgeTone }> = {
  ok: { text: 'Works', tone: 'success' },
  failing: { text: 'Failed last time', tone: 'warning' },
  open: { text: 'Left alone for a while', tone: 'danger' },
  never: { text: 'Not tried yet', tone: 'neutral' },
};

/** Where weather and air come from, how well that goes, and what is missing. */
export function FeedsPanel() {
  const { city } = useCity();
  const { data, error, refetch } = useQuery(feedsQuery(browserClient, city.id));
  return (
    <Card as="section" aria-label="Where readings come from">
      <h2 className="text-heading font-semibold">Where readings come from</h2>
      <p className="mt-0.5 text-sm text-ink-muted">
        What is missing is shown, and never filled in silence
      </p>
      {data ? (
        <ul className="mt-3 grid gap-3">
          {data.items.map((feed) => (
            <li key={feed.name} className="grid gap-1 border-t border-line pt-3 text-sm">
              <Feed feed={feed} />
            </li>
          ))}
        </ul>
      ) : error ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="mt-3 h-24" />
      )}
    </Card>
  );
}

function Feed({ feed }: { feed: FeedStatus }) {
  const { locale, city } = useCity();
  const state = stateWords[feed.state];
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: city.timeZone,
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(at));
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{feed.label}</span>
        {feed.replayed ? (
          <Badge tone="info">replayed history</Badge>
        ) : feed.configured ? (
          <Badge tone={state.tone}>{state.text}</Badge>
        ) : (
          <Badge>not set up</Badge>
        )}
      </p>
      <p className="text-ink-muted">
        {feed.measures.join(', ')}
        {feed.stations > 0
          ? ` at ${feed.stations} ${feed.stations === 1 ? 'place' : 'places'}`
          : ''}
        {feed.newestAt ? (
          <>
            , newest <When at={feed.newestAt} />
          </>
        ) : null}
      </p>
      {feed.lastError && feed.state !== 'ok' ? (
        <p className="text-warning-ink">{feed.lastError}</p>
      ) : null}
      {feed.gaps.length > 0 ? (
        <p>
          Missing in the last 14 days:{' '}
          {feed.gaps
            .slice(-gapsShown)
            .map(
              ({ measure, from, to, hours }) =>
                `${measure} ${time(from)} to ${time(to)} (${hours} h)`,
            )
            .join('; ')}
          {feed.gaps.length > gapsShown ? ` and ${feed.gaps.length - gapsShown} more` : ''}
        </p>
      ) : null}
    </>
  );
}
