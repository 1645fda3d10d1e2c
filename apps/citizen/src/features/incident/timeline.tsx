'use client';

import type { TimelineEntry } from '@pulse/contract';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { When } from '../shell/when.tsx';

/** What happened, oldest first, in words. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useTranslations('timeline');
  return (
    <ol className="grid">
      {entries.map((entry, index) => {
        const isLast = index === entries.length - 1;
        return (
          <li key={`${entry.version} ${entry.kind}`} className="flex gap-3">
            <span aria-hidden="true" className="flex flex-col items-center">
              <span
                className={clsx(
                  'mt-1.5 size-3 rounded-full border-2 border-brand',
                  isLast ? 'bg-brand' : 'bg-surface',
                )}
              />
              {isLast ? null : <span className="w-0.5 flex-1 bg-line" />}
            </span>
            <div className={clsx('grid gap-0.5', !isLast && 'pb-4')}>
              <p className="font-medium">{t(entry.kind)}</p>
              {entry.note ? <p className="text-sm">{entry.note}</p> : null}
              <p className="text-sm text-ink-muted">
                <When at={entry.at} />
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
