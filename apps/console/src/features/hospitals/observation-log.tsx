'use client';

import type { ObservationVersion } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Badge, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useCity } from '../city/city-context.tsx';
import { ExactTime } from '../city/exact-time.tsx';
import { QueryError } from '../queries/query-error.tsx';
import { figureWord, formatFigure } from './figure-words.ts';
import { flattenFigures } from './flatten-figures.ts';
import { type FigureChange, groupMoments } from './group-moments.ts';
import { observationsQuery } from './hospital-queries.ts';
import { HospitalSection } from './hospital-section.tsx';
import { reportHref } from './report-query.ts';
import { departmentWords, sourceWords } from './words.ts';

const shown = 20;

/** What the hospital said, the newest moment first, with what it corrected since. */
export function ObservationLog({ hospitalId }: { hospitalId: string }) {
  const { data, error, refetch } = useQuery(observationsQuery(browserClient, hospitalId));
  return (
    <HospitalSection
      title="Last reports"
      note="Times are the city's. A correction keeps what was said before."
    >
      {error && !data ? (
        <QueryError error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Moments versions={data.items} />
      ) : (
        <Skeleton className="h-64" />
      )}
    </HospitalSection>
  );
}

function Moments({ versions }: { versions: readonly ObservationVersion[] }) {
  const moments = groupMoments(versions, shown);
  if (moments.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        Nothing was reported yet. Press Report to be the first.
      </p>
    );
  }
  return (
    <ol className="divide-y divide-line">
      {moments.map(({ key, newest, corrections }) => (
        <li key={key} className="grid gap-1 py-2.5 text-sm">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ExactTime at={newest.observedAt} className="font-semibold" />
            <Badge>
              {newest.department ? departmentWords[newest.department] : 'Whole hospital'}
            </Badge>
            {newest.source === 'demo' ? <Badge tone="info">invented</Badge> : null}
            {corrections.length > 0 ? <Badge tone="warning">Corrected</Badge> : null}
            <span className="text-ink-muted">
              {newest.source === 'demo'
                ? sourceWords.demo
                : `${sourceWords[newest.source]} by ${newest.receivedBy}`}
            </span>
            <Link
              href={reportHref(newest.hospitalId, {
                at: newest.observedAt,
                department: newest.department ?? undefined,
              })}
              className="ml-auto inline-flex min-h-tap items-center px-2 text-brand-ink"
            >
              Correct it
              <span className="sr-only">: report of {newest.observedAt}</span>
            </Link>
          </div>
          <Figures version={newest} />
          {newest.note ? <p className="italic">{newest.note}</p> : null}
          {corrections.map(({ version, changes }) => (
            <div key={version.version} className="mt-1 border-l-2 border-line-strong pl-3">
              <p className="text-ink-muted">
                Version {version.version}, <ExactTime at={version.receivedAt} />, by{' '}
                {version.receivedBy}
              </p>
              <Changes changes={changes} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Figures({ version }: { version: ObservationVersion }) {
  const { locale } = useCity();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
      {[...flattenFigures(version.figures)].map(([figure, value]) => (
        <li key={figure}>
          <span className="text-ink-muted">{figureWord(figure)}</span>{' '}
          <span className="font-medium tabular-nums">{formatFigure(figure, value, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes }: { changes: readonly FigureChange[] }) {
  const { locale } = useCity();
  const text = (figure: string, value: number | null) =>
    value === null ? 'not said' : formatFigure(figure, value, locale);
  if (changes.length === 0) return <p>Only the note changed</p>;
  return (
    <ul>
      {changes.map(({ figure, from, to }) => (
        <li key={figure} className="tabular-nums">
          {figureWord(figure)}: <del className="text-ink-muted">{text(figure, from)}</del>{' '}
          <ins className="font-medium no-underline">{text(figure, to)}</ins>
        </li>
      ))}
    </ul>
  );
}
