import { createEngine } from '../http/engine-app.ts';
import type { HealthParts } from '../http/health.ts';
import type { Services } from '../kernel/ctx.ts';
import type { RunningRole } from './start-gateway.ts';

/** The role that computes. It answers on a port of its own, so that it can run on a machine of its own. */
export const startEngine = async (
  services: Services,
  health: HealthParts,
): Promise<RunningRole> => {
  const app = createEngine(services, health);
  const { host, ports } = services.config;
  await app.listen({ port: ports.engine, host });
  return { close: () => app.close() };
};
