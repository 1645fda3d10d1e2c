'use client';

import type { Incident } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { When } from '../city/when.tsx';
import { similarQuery } from '../incidents/incident-queries.ts';
import { StatusTag } from '../incidents/tags.tsx';

export interface SimilarReportsProps {
  incident: Incident;
  /** Without it the reports can only be opened. */
  onMergeInto?: (target: Incident) => void;
}

/** Other reports that may be about the same thing. */
export function SimilarReports({ incident, onMergeInto }: SimilarReportsProps) {
  const similar = useQuery(similarQuery(browserClient, incident.id));
  const items = similar.data?.items ?? [];
  return (
    <section aria-label="Similar reports" className="mt-5">
      <h3 className="text-sm font-semibold">
        Similar close by
        {similar.data ? <span className="ml-1.5 text-ink-muted">{items.length}</span> : null}
      </h3>
      {similar.isPending ? <Skeleton className="mt-2 h-14" /> : null}
      {similar.error ? (
        <p className="mt-1 text-sm text-ink-muted">
          Could not be loaded.{' '}
          <button
            type="button"
            onClick={() => void similar.refetch()}
            className="cursor-pointer text-brand-ink underline"
          >
            Try again
          </button>
        </p>
      ) : null}
      {similar.data && items.length === 0 ? (
        <p className="mt-1 text-sm text-ink-muted">None of this category near in place and time.</p>
      ) : null}
      <ul className="mt-2 grid gap-1.5 empty:hidden">
        {items.map((item) => (
          <li
            key={item.id}
            className="flex items-start gap-3 rounded-field bg-sunken p-2.5 text-sm"
          >
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link
                  href={`/incidents/${item.id}`}
                  className="font-mono text-xs text-brand-ink underline"
                >
                  {item.ref}
                </Link>
                <StatusTag status={item.status} />
                <span className="text-xs text-ink-muted">
                  {item.area?.name} · <When at={item.createdAt} />
                </span>
              </p>
              <p className="mt-0.5 line-clamp-2">{item.description}</p>
            </div>
            {onMergeInto ? (
              <Button size="small" onClick={() => onMergeInto(item)}>
                Merge into it
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
