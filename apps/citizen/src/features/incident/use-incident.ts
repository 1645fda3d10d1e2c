import { type Incident, type IncidentDetail, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveMessages, useWatch } from '../live/live-provider.tsx';

export const incidentKey = (id: string) => ['incident', id] as const;

/** One incident that stays as it is in the city while it is on the screen. */
export const useIncident = (id: string, initial?: IncidentDetail) => {
  const client = useQueryClient();
  const result = useQuery({
    queryKey: incidentKey(id),
    queryFn: ({ signal }) => browserClient(routes.getIncident, { params: { id }, signal }),
    initialData: initial,
  });
  const edit = (change: Partial<Incident>) =>
    client.setQueryData(incidentKey(id), (old: IncidentDetail | undefined) =>
      old ? { ...old, ...change } : old,
    );
  const reload = () => {
    void client.invalidateQueries({ queryKey: incidentKey(id) });
  };

  useWatch([id]);
  useLiveMessages({
    onMessage: ({ message, payload }) => {
      if (message === 'vote:new' && payload.incidentId === id) {
        edit({ votes: payload.votes, verified: payload.verified });
      }
      const isUpdate = message === 'incident:updated' || message === 'incident:new';
      if (isUpdate && payload.incident.id === id) {
        const { staff: _, ...incident } = payload.incident;
        edit(incident);
        // The timeline has a new step, which the message does not carry.
        reload();
      }
      if (message === 'incident:removed' && payload.id === id) reload();
    },
    onGap: reload,
  });
  return result;
};
