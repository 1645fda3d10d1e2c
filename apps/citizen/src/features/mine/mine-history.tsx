'use client';

import { type Incident, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Skeleton } from '@pulse/ui';
import { useQuery } from '@tanstack/react-query';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Timeline } from '../incident/timeline.tsx';
import { useErrorWords } from '../shell/use-error-words.ts';

/** What happened to a report of mine; asked for when it is unfolded. */
export function MineHistory({ incident }: { incident: Incident }) {
  const t = useTranslations('mine');
  const words = useErrorWords();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['mine', 'history', incident.id, incident.version],
    queryFn: ({ signal }) =>
      browserClient(routes.incidentHistory, { params: { id: incident.id }, signal }),
    enabled: isOpen,
  });
  return (
    <details
      className="group border-t border-line noscript:hidden"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-tap cursor-pointer list-none items-center justify-between px-4 text-sm font-medium text-brand-ink">
        <span>
          {t('history')} <span className="font-mono text-ink-muted">{incident.ref}</span>
        </span>
        <ChevronDown aria-hidden size={18} className="group-open:rotate-180" />
      </summary>
      <div className="px-4 pt-1 pb-4">
        {data ? <Timeline entries={data.items} /> : null}
        {error ? <p role="alert">{words(error).nextStep}</p> : null}
        {!data && !error ? <Skeleton className="h-20" /> : null}
      </div>
    </details>
  );
}
