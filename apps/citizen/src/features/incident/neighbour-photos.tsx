'use client';

import { routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { IncidentPhotos } from './incident-photos.tsx';

export interface NeighbourPhotosProps {
  incidentId: string;
  /** How many votes there are: a new one is looked up. */
  votes: number;
}

/** What neighbours saw when they voted. */
export function NeighbourPhotos({ incidentId, votes }: NeighbourPhotosProps) {
  const t = useTranslations('incident');
  const { data } = useQuery({
    queryKey: ['votes', incidentId, votes],
    queryFn: ({ signal }) =>
      browserClient(routes.listVotes, { params: { id: incidentId }, signal }),
  });
  const photos = data?.items.flatMap(({ photo }) => photo ?? []) ?? [];
  return <IncidentPhotos photos={photos} subject={t('byNeighbours')} size="small" />;
}
