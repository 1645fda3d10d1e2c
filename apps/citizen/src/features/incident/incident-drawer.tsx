'use client';

import { ApiError, type Incident } from '@pulse/contract';
import { Drawer, ErrorState, Skeleton } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCity } from '../city/city-provider.tsx';
import { useErrorWords } from '../shell/use-error-words.ts';
import { useIsWide } from '../shell/use-is-wide.ts';
import { IncidentView } from './incident-view.tsx';
import { useIncident } from './use-incident.ts';

export interface IncidentDrawerProps {
  id: string | undefined;
  /** What the list knows of it already, shown at once. */
  known: Incident | undefined;
  onClose: () => void;
}

export function IncidentDrawer({ id, known, onClose }: IncidentDrawerProps) {
  const t = useTranslations('incident');
  const isWide = useIsWide();
  const { categoryName } = useCity();
  // Stays while the drawer leaves, when the address has already changed.
  const [lastId, setLastId] = useState(id);
  if (id && id !== lastId) setLastId(id);
  const title = known ? `${categoryName(known.category)} · ${known.ref}` : t('title');
  return (
    <Drawer
      open={id !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      closeLabel={t('close')}
      modal={!isWide}
    >
      {lastId ? <DrawerContent key={lastId} id={lastId} known={known} /> : null}
    </Drawer>
  );
}

function DrawerContent({ id, known }: { id: string; known: Incident | undefined }) {
  const t = useTranslations('incident');
  const words = useErrorWords();
  const { data, error } = useIncident(id);
  const incident = data ?? known;
  if (incident) return <IncidentView incident={incident} detail={data} />;
  if (error) {
    const isGone = error instanceof ApiError && error.problem.status === 404;
    const { title, nextStep } = words(error);
    return (
      <ErrorState
        title={isGone ? t('goneTitle') : title}
        nextStep={isGone ? t('goneWhat') : nextStep}
      />
    );
  }
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="aspect-video" />
      <Skeleton className="h-6 w-4/5" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-24" />
    </div>
  );
}
