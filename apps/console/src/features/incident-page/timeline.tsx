'use client';

import type { TimelineEntry } from '@pulse/contract';
import { When } from '../city/when.tsx';
import { statusWords, timelineWords } from '../words/labels.ts';

const byWords: Record<TimelineEntry['by'], string> = {
  citizen: 'a citizen',
  staff: 'staff',
  system: 'the system',
};

/** What happened, the oldest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title" className="text-heading font-semibold">
        Timeline
      </h2>
      <ol className="mt-3 border-l-2 border-line">
        {entries.map((entry) => (
          <li key={`${entry.version}-${entry.kind}-${entry.at}`} className="relative pb-4 pl-5">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[0.4375rem] size-3 rounded-full border-2 border-canvas bg-brand"
            />
            <p className="text-sm">
              <span className="font-semibold">{timelineWords[entry.kind]}</span>
              {entry.fromStatus && entry.fromStatus !== entry.toStatus ? (
                <span className="text-ink-muted">
                  {' '}
                  ({statusWords[entry.fromStatus]} → {statusWords[entry.toStatus]})
                </span>
              ) : null}
            </p>
            {entry.note ? (
              <p className="mt-0.5 max-w-prose text-sm whitespace-pre-line">{entry.note}</p>
            ) : null}
            <p className="text-xs text-ink-muted">
              <When at={entry.at} /> by {entry.byName ?? byWords[entry.by]}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
