import type { Incident, IncidentDetail, MapPoint } from '@pulse/contract';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { belongs, type IncidentQuery } from '../incidents/incident-query.ts';
import type { LiveMessage } from './live-types.ts';
import { refreshHospitals } from './refresh-hospitals.ts';

export interface IncidentPage {
  items: Incident[];
  nextCursor: string | null;
}
export type QueuePages = InfiniteData<IncidentPage, string>;

/** Writes a change into every list and detail that shows the incident. */
export const applyToCache = (client: QueryClient, { message, payload }: LiveMessage): void => {
  switch (message) {
    case 'incident:new':
    case 'incident:updated':
      putIncident(client, payload.incident);
      break;
    case 'incident:removed':
      dropIncident(client, payload.id);
      break;
    case 'vote:new':
      patchIncident(client, payload.incidentId, {
        votes: payload.votes,
        verified: payload.verified,
      });
      void client.invalidateQueries({ queryKey: ['votes', payload.incidentId] });
      break;
    case 'hospital:changed':
      refreshHospitals(client, payload);
      return;
  }
  refreshSoon(client);
};

/** Puts an incident as it is now into the caches; also used with the answer to a decision. */
export const putIncident = (client: QueryClient, incident: Incident): void => {
  showIncident(client, incident);
  refreshSoon(client);
  // The timeline has a new step that the message does not carry.
  void client.invalidateQueries({ queryKey: ['incident', incident.id] });
};

/** Shows an incident without asking the server, as for a decision that is still on its way. */
export const showIncident = (client: QueryClient, incident: Incident): void => {
  const known = client.getQueryData<IncidentDetail>(['incident', incident.id]);
  if (known && known.version > incident.version) return;
  patchIncident(client, incident.id, incident);
  for (const [key, pages] of client.getQueriesData<QueuePages>({
    queryKey: ['incidents', 'queue'],
  })) {
    if (pages) client.setQueryData<QueuePages>(key, intoQueue(pages, incident, queryOf(key)));
  }
  client.setQueriesData<{ items: MapPoint[] }>({ queryKey: ['map-points'] }, (points) =>
    points ? { ...points, items: intoPoints(points.items, incident) } : points,
  );
};

/** The map shows what is open; the rest leaves it. */
const intoPoints = (points: readonly MapPoint[], incident: Incident): MapPoint[] => {
  const others = points.filter((point) => point.id !== incident.id);
  if (incident.status !== 'reported' && incident.status !== 'active') return others;
  const { id, lat, lng, category, severity, status, verified } = incident;
  return [...others, { id, lat, lng, category, severity, status, verified }];
};

const dropIncident = (client: QueryClient, id: string): void => {
  const without = (page: IncidentPage): IncidentPage => ({
    ...page,
    items: page.items.filter((item) => item.id !== id),
  });
  client.setQueriesData<IncidentPage>({ queryKey: ['incidents', 'list'] }, (page) =>
    page ? without(page) : page,
  );
  client.setQueriesData<QueuePages>({ queryKey: ['incidents', 'queue'] }, (pages) =>
    pages ? { ...pages, pages: pages.pages.map(without) } : pages,
  );
  client.setQueriesData<{ items: MapPoint[] }>({ queryKey: ['map-points'] }, (points) =>
    points ? { ...points, items: points.items.filter((point) => point.id !== id) } : points,
  );
  void client.invalidateQueries({ queryKey: ['incident', id] });
};

const patchIncident = (client: QueryClient, id: string, change: Partial<Incident>): void => {
  const patched = <T extends Incident>(item: T): T =>
    item.id === id ? { ...item, ...change, staff: change.staff ?? item.staff } : item;
  const inPage = (page: IncidentPage): IncidentPage => ({
    ...page,
    items: page.items.map(patched),
  });
  client.setQueryData<IncidentDetail>(['incident', id], (detail) => detail && patched(detail));
  client.setQueriesData<IncidentPage>({ queryKey: ['incidents', 'list'] }, (page) =>
    page ? inPage(page) : page,
  );
  client.setQueriesData<QueuePages>({ queryKey: ['incidents', 'queue'] }, (pages) =>
    pages ? { ...pages, pages: pages.pages.map(inPage) } : pages,
  );
};

/** A queue shows what waits: others leave it, a new one joins (the view sorts). */
const intoQueue = (pages: QueuePages, incident: Incident, query: IncidentQuery): QueuePages => {
  const waits = incident.status === 'reported' && belongs(incident, query) !== false;
  const isThere = pages.pages.some((page) => page.items.some((item) => item.id === incident.id));
  if (waits && isThere) return pages;
  if (waits && belongs(incident, query)) {
    const [first, ...rest] = pages.pages;
    if (!first) return pages;
    return { ...pages, pages: [{ ...first, items: [incident, ...first.items] }, ...rest] };
  }
  if (!isThere) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => item.id !== incident.id),
    })),
  };
};

const queryOf = (key: readonly unknown[]): IncidentQuery => {
  const query = key[2];
  return typeof query === 'object' && query !== null ? query : {};
};

const pending = new WeakSet<QueryClient>();
const refreshDelayMs = 1_200;

/** Counts follow in bursts: a busy minute must not become a query per change. */
const refreshSoon = (client: QueryClient): void => {
  if (pending.has(client)) return;
  pending.add(client);
  setTimeout(() => {
    pending.delete(client);
    void client.invalidateQueries({ queryKey: ['counts'] });
    void client.invalidateQueries({ queryKey: ['figures'] });
  }, refreshDelayMs);
};
