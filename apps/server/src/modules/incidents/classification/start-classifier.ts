import { setTimeout as delay } from 'node:timers/promises';
import type { Ctx } from '../../../kernel/ctx.ts';
import { startWakeLoop, type WakeLoop } from '../../../kernel/outbox/wake-loop.ts';
import { EngineError } from '../../../platform/engine/index.ts';
import { classifyWaiting } from './classify-waiting.ts';

const batchRows = 64;
const idleMs = 30_000;
/** Reports that come together are read together, which costs the database far less. */
const gatherMs = 250;

/**
 * Has reports read by the engine as they come: soon after being woken, every few seconds while the
 * engine is away, until none waits. A report waits in its table, so no outage is too long.
 */
export const startClassifier = (ctx: Ctx): WakeLoop => {
  const unreadable: string[] = [];
  let isAway = false;
  let isFull = false;
  return startWakeLoop({
    idleMs,
    turn: async () => {
      if (!isFull) await delay(gatherMs);
      isFull = false;
      const batch = await classifyWaiting(ctx, { limit: batchRows, except: unreadable });
      if (isAway && batch.taken > 0) {
        isAway = false;
        ctx.log.info({}, 'the engine reads reports again');
      }
      for (const incidentId of batch.unreadable) {
        ctx.log.warn({ incidentId }, 'the engine cannot read this report');
      }
      unreadable.push(...batch.unreadable);
      isFull = batch.taken === batchRows;
      return isFull;
    },
    onError: (error) => {
      if (isAway) return;
      isAway = true;
      const why = error instanceof EngineError ? { detail: error.message } : { err: error };
      ctx.log.warn(why, 'reports wait for the engine');
    },
  });
};
