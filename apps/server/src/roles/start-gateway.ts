import type { Opened } from '../context.ts';
import { gatewayRoutes } from '../gateway-routes.ts';
import { createGateway } from '../http/gateway-app.ts';
import type { HealthParts } from '../http/health.ts';
import { type Hub, startHub } from '../http/live/index.ts';
import { outboxTopics } from '../http/live/outbox-topics.ts';
import { followOutbox } from '../kernel/outbox/index.ts';
import { cityHospitals } from '../modules/hospitals/index.ts';
import { createActorResolver } from '../modules/identity/index.ts';
import { loadLiveIncidents, maySeeIncident } from '../modules/incidents/index.ts';

const hangUpAfterMs = 2_000;

export interface RunningRole {
  close(): Promise<void>;
}

/** The role that people and programs talk to: the API, its documents, and the live screens. */
export const startGateway = async (opened: Opened, health: HealthParts): Promise<RunningRole> => {
  const { services, places } = opened;
  const { config } = services;
  const resolveActor = createActorResolver(services);
  const { app, hotLists } = await createGateway({
    services,
    resolveActor,
    bound: gatewayRoutes(health, places),
  });
  let hub: Hub | undefined;
  const follower = await followOutbox(services, async (events) => {
    const { incidents, places: placesChanged, predictions } = outboxTopics(events);
    if (placesChanged) {
      await places.reload();
      hotLists.invalidate('places');
    }
    // Before the screens are told: whoever asks because of what they hear must get the new list.
    if (predictions) hotLists.invalidate('predictions');
    if (incidents || placesChanged) hotLists.invalidate('incidents');
    await hub?.broadcast(events);
  });
  hub = startHub({
    services,
    server: app.server,
    resolveActor,
    loadLiveIncidents,
    loadCityHospitals: (cityId) => cityHospitals(services.db, cityId),
    maySee: maySeeIncident,
    position: follower.position,
  });
  await app.listen({ port: config.ports.gateway, host: config.host });
  return {
    close: async () => {
      await hub?.close();
      // A client that does not hang up must not keep the server from stopping.
      setTimeout(() => app.server.closeAllConnections(), hangUpAfterMs).unref();
      await app.close();
      await follower.close();
    },
  };
};
