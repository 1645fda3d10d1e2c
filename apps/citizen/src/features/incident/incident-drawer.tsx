'use client';

import { ApiError, type Incident } from '@pulse/contract';
import { Drawer, ErrorState, Skeleton } from '@pulse/ui';
import { useTranslations } from 'next-intl';
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

export function IncidentDrawer({ id, ...rest }: IncidentDrawerProps) {
  return id ? <OpenDrawer id={id} {...rest} /> : null;
}

function OpenDrawer({ id, known, onClose }: IncidentDrawerProps & { id: string }) {
  const t = useTranslations('incident');
  const isWide = useIsWide();
  const { categoryName } = useCity();
  const { data, error } = useIncident(id);
  const incident = data ?? known;
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={incident ? `${categoryName(incident.category)} · ${incident.ref}` : t('title')}
      closeLabel={t('close')}
      modal={!isWide}
    >
      {incident ? (
        <IncidentView key={id} incident={incident} detail={data} />
      ) : (
        <NotThereYet error={error} />
      )}
    </Drawer>
  );
}

function NotThereYet({ error }: { error: Error | null }) {
  const t = useTranslations('incident');
  const words = useErrorWords();
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
