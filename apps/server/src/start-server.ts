import { type Opened, type OpenOptions, openServices } from './context.ts';
import { followPromotions } from './follow-promotions.ts';
import type { HealthParts } from './http/health.ts';
import { systemCtx } from './kernel/ctx.ts';
import { ensureDemoStaff } from './modules/identity/index.ts';
import { checkFeeds } from './modules/predictions/index.ts';
import { openQueue } from './open-queue.ts';
import type { Queue } from './platform/queue/index.ts';
import { startEngine } from './roles/start-engine.ts';
import { type RunningRole, startGateway } from './roles/start-gateway.ts';
import { startWorker } from './roles/start-worker.ts';

export interface RunningServer {
  /** Which kind of database is used. */
  readonly database: string;
  close(): Promise<void>;
}

/** Opens the services and starts the roles that the settings name; closes all again, last first. */
export const startServer = async (options: OpenOptions): Promise<RunningServer> => {
  const opened = await openServices(options);
  const { services } = opened;
  const queue = openQueue(opened);
  const running: RunningRole[] = [];
  const close = async () => {
    for (const role of running.splice(0).reverse()) await role.close();
    await queue.close();
    await opened.close();
  };
  try {
    await ensureDemoStaff(services);
    const health = healthParts(opened, queue);
    const has = (role: string) => services.config.roles.some((one) => one === role);
    const { localEngine } = opened;
    if (localEngine !== undefined) {
      running.push(await followPromotions(services, localEngine));
      if (has('engine')) running.push(await startEngine(services, localEngine));
    }
    if (has('gateway')) running.push(await startGateway(opened, health));
    if (has('worker')) running.push(await startWorker(opened, queue));
    return { database: opened.server.kind, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const healthParts = ({ services, database }: Opened, queue: Queue): HealthParts => ({
  config: services.config,
  essential: new Set(['database']),
  probes: {
    database: () => database.health(),
    cache: () => services.cache.health(),
    queue: () => queue.health(),
    blobs: () => services.blobs.health(),
    sms: () => services.sms.health(),
    engine: () => services.engine.health(),
    feeds: () => checkFeeds(systemCtx(services)),
  },
});
