'use client';

import type { GatheringSuggestion } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Card, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCity } from '../city/city-context.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { plans } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { suggestionsQuery } from './gathering-queries.ts';
import { onceADay } from './once-a-day.ts';

const shownAtFirst = 6;

export interface HolidaySuggestionsProps {
  onTake: (suggestion: GatheringSuggestion) => void;
}

/** Coming holidays that nothing is registered for yet. */
export function HolidaySuggestions({ onTake }: HolidaySuggestionsProps) {
  const { city, locale } = useCity();
  const mayWrite = plans(useViewer());
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useQuery(suggestionsQuery(browserClient, city.id));
  const suggestions = onceADay(data?.items ?? []);
  const dateOf = (date: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      Date.parse(`${date}T12:00:00Z`),
    );
  return (
    <Card as="section" aria-label="Coming holidays">
      <h2 className="text-heading font-semibold">Coming holidays</h2>
      <p className="mt-0.5 text-sm text-ink-muted">Nothing is registered for these yet.</p>
      {error && !data ? (
        <QueryError className="mt-3" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <ul className="mt-2 divide-y divide-line">
          {(all ? suggestions : suggestions.slice(0, shownAtFirst)).map((suggestion) => (
            <li
              key={`${suggestion.date} ${suggestion.holiday}`}
              className="flex items-center justify-between gap-3 py-2"
            >
              <span className="min-w-0 text-sm">
                <span className="font-medium">{suggestion.holiday}</span>
                <span className="block text-ink-muted">
                  {dateOf(suggestion.date)}
                  {suggestion.estimated ? ', by the moon, may shift a day' : ''}
                </span>
              </span>
              {mayWrite ? (
                <Button
                  size="small"
                  tap
                  className="shrink-0 whitespace-nowrap"
                  aria-label={`Take over ${suggestion.holiday}, ${dateOf(suggestion.date)}`}
                  onClick={() => onTake(suggestion)}
                >
                  Take over
                </Button>
              ) : null}
            </li>
          ))}
          {suggestions.length === 0 ? (
            <li className="py-2 text-sm text-ink-muted">All of the coming year are registered.</li>
          ) : null}
        </ul>
      ) : (
        <Skeleton className="mt-3 h-64" />
      )}
      {!all && suggestions.length > shownAtFirst ? (
        <Button variant="quiet" tap onClick={() => setAll(true)}>
          Show all {suggestions.length}
        </Button>
      ) : null}
    </Card>
  );
}
