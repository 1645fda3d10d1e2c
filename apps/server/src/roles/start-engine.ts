import { createEngineApp } from '../http/engine-app.ts';
import type { Services } from '../kernel/ctx.ts';
import { startTraining } from '../modules/models/index.ts';
import { findHistory } from '../modules/predictions/index.ts';
import type { InProcessEngine } from '../platform/engine/index.ts';
import type { RunningRole } from './start-gateway.ts';

/** The role that computes. It answers on a port of its own, so that it can run on a machine of its own. */
export const startEngine = async (
  services: Services,
  engine: InProcessEngine,
): Promise<RunningRole> => {
  const app = createEngineApp({
    services,
    engine,
    startTraining: async (ctx, { model, seed }) => {
      const { id } = await startTraining(ctx, { name: model, seed });
      return { runId: id };
    },
    findHistory,
  });
  const { host, ports } = services.config;
  await app.listen({ port: ports.engine, host });
  return { close: () => app.close() };
};
