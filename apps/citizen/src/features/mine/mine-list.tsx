'use client';

import type { Incident } from '@pulse/contract';
import { buttonClasses, Card, EmptyState } from '@pulse/ui';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLiveMessages, useWatch } from '../live/live-provider.tsx';
import { IncidentRow } from '../near-me/incident-row.tsx';
import { MineHistory } from './mine-history.tsx';

export interface MineListProps {
  entries: { incident: Incident; mine: boolean }[];
  nextCursor: string | null;
  isFirstPage: boolean;
}

const openStatuses = new Set(['reported', 'active']);

/** My reports, then what I voted on; each changes in place when the city changes it. */
export function MineList({ entries, nextCursor, isFirstPage }: MineListProps) {
  const t = useTranslations('mine');
  const [changes, setChanges] = useState<Record<string, Incident>>({});
  const current = entries.map(({ incident, mine }) => ({
    mine,
    incident: newer(incident, changes[incident.id]),
  }));
  useWatch(
    current.flatMap(({ incident }) => (openStatuses.has(incident.status) ? incident.id : [])),
  );
  useLiveMessages({
    onMessage: ({ message, payload }) => {
      if (message !== 'incident:updated' && message !== 'incident:new') return;
      const { incident } = payload;
      setChanges((all) => ({ ...all, [incident.id]: incident }));
    },
  });
  const groups = [
    { key: 'reported', entries: current.filter(({ mine }) => mine) },
    { key: 'voted', entries: current.filter(({ mine }) => !mine) },
  ] as const;

  if (entries.length === 0 && isFirstPage) {
    return (
      <EmptyState
        icon={<ClipboardList aria-hidden size={26} />}
        title={t('emptyTitle')}
        description={t('emptyWhat')}
        action={
          <a href="/report" className={buttonClasses({ variant: 'primary', tap: true })}>
            {t('report')}
          </a>
        }
      />
    );
  }
  return (
    <>
      {groups.map((group) =>
        group.entries.length > 0 ? (
          <section key={group.key} aria-labelledby={`mine-${group.key}`} className="grid gap-3">
            <h2 id={`mine-${group.key}`} className="text-heading font-semibold">
              {t(group.key)}
            </h2>
            <ul className="grid gap-3">
              {group.entries.map(({ incident, mine }) => (
                <Card as="li" key={incident.id} inset="none">
                  <IncidentRow incident={incident} plain />
                  {mine ? <MineHistory incident={incident} /> : null}
                </Card>
              ))}
            </ul>
          </section>
        ) : null,
      )}
      {nextCursor ? (
        <a
          href={`/mine?${new URLSearchParams({ cursor: nextCursor })}`}
          className={buttonClasses({ tap: true })}
        >
          {t('more')}
        </a>
      ) : null}
    </>
  );
}

const newer = (given: Incident, live: Incident | undefined): Incident =>
  live && live.version >= given.version ? { ...live, staff: undefined } : given;
