import { routes } from '@pulse/contract';
import type { Actor } from '../kernel/actor.ts';
import type { HotTopic } from './hot-lists.ts';

const hotRoutes = new Map<string, HotTopic>([
  [routes.listIncidents.id, 'incidents'],
  [routes.mapIncidents.id, 'incidents'],
  [routes.countIncidents.id, 'incidents'],
  [routes.listCities.id, 'places'],
  [routes.listCategories.id, 'places'],
  [routes.listAreas.id, 'places'],
  [routes.areaBoundaries.id, 'places'],
  [routes.listZones.id, 'places'],
  [routes.listPredictions.id, 'predictions'],
  [routes.predictTraffic.id, 'predictions'],
  [routes.predictFlooding.id, 'predictions'],
  [routes.predictAqi.id, 'predictions'],
]);

/**
 * The topic whose changes make a route's answer old, when the same answer goes to all who ask:
 * places and predictions to everybody, incidents to those who see what the public sees.
 */
export const hotTopic = (routeId: string, actor: Actor, query: unknown): HotTopic | undefined => {
  const topic = hotRoutes.get(routeId);
  if (topic !== 'incidents') return topic;
  const seesMore = actor.kind === 'staff' && (actor.role === 'officer' || actor.role === 'admin');
  return seesMore || isPersonal(query) ? undefined : topic;
};

const isPersonal = (query: unknown): boolean =>
  typeof query === 'object' &&
  query !== null &&
  (('mine' in query && query.mine === true) ||
    ('assignee' in query && query.assignee !== undefined));
