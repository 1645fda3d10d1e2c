import type { EngineHealth } from '@pulse/contract';
import type { EngineParts } from './engine-parts.ts';

/** `degraded` still answers, though not everything or not everybody. */
export const engineHealth = async ({ services, engine }: EngineParts): Promise<EngineHealth> => {
  const { threads, running, waiting, queueLimit } = engine.stats();
  const models = await engine.models();
  const isFull = queueLimit > 0 && waiting >= queueLimit;
  const isWhole = models.every(({ state }) => state === 'ready' || state === 'not_loaded');
  return {
    status: isFull || !isWhole ? 'degraded' : 'ok',
    version: services.config.version,
    pool: { threads, running, waiting, queue_limit: queueLimit },
    models: models.map((model) => ({ ...model, metrics: { ...model.metrics } })),
  };
};
