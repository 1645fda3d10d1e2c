import type { Services } from './kernel/ctx.ts';
import { followOutbox } from './kernel/outbox/index.ts';
import { type ModelName, modelNames } from './models/model.ts';
import { liveModel } from './modules/models/index.ts';
import type { InProcessEngine } from './platform/engine/index.ts';

/** Hands the engine the models that were promoted over those that ship, now and whenever it changes. */
export const followPromotions = async (
  services: Services,
  engine: InProcessEngine,
): Promise<{ close(): Promise<void> }> => {
  const follower = await followOutbox(services, async (events) => {
    for (const { topic, payload } of events) {
      const name = modelNames.find((known) => known === payload.name);
      if (topic === 'model.promoted' && name !== undefined) await adoptLive(services, engine, name);
    }
  });
  for (const name of modelNames) await adoptLive(services, engine, name);
  return follower;
};

/** What is live by now, whatever the event said: events may come late. */
const adoptLive = async (
  services: Services,
  engine: InProcessEngine,
  name: ModelName,
): Promise<void> => {
  const live = await liveModel(services, name);
  engine.adopt(
    name,
    live?.format === 'pulse'
      ? { version: `${name}@${live.version}`, bytes: live.bytes }
      : undefined,
  );
};
