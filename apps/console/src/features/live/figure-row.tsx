'use client';

import { browserClient } from '@pulse/session/client';
import { Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { useViewer } from '../viewer/viewer-context.tsx';
import { type Figure, figuresQuery } from './figures.ts';

export function FigureRow() {
  const viewer = useViewer();
  const { city } = useCity();
  const figures = useQuery(figuresQuery(browserClient, viewer, city.timeZone));
  if (figures.error && !figures.data) {
    return <QueryError error={figures.error} onRetry={() => void figures.refetch()} />;
  }
  return (
    <ul className="grid grid-cols-2 gap-px border-b border-line bg-line md:grid-cols-4">
      {figures.data
        ? figures.data.map((figure) => (
            <li key={figure.id} className="bg-surface">
              <FigureLink figure={figure} />
            </li>
          ))
        : ['a', 'b', 'c', 'd'].map((key) => (
            <li key={key} className="grid gap-2 bg-surface px-4 py-3">
              <Skeleton className="h-4 w-24" />
              <Skeleton className="h-9 w-16" />
            </li>
          ))}
    </ul>
  );
}

function FigureLink({ figure }: { figure: Figure }) {
  const { locale } = useCity();
  return (
    <Link
      href={figure.href}
      title={figure.explain}
      className="block px-4 py-3 -outline-offset-3 hover:bg-sunken"
    >
      <span className="block text-xs font-medium text-ink-muted">{figure.label}</span>
      <span className="block text-figure font-semibold tabular-nums">
        {new Intl.NumberFormat(locale).format(figure.value)}
      </span>
    </Link>
  );
}
