import type { Consumer } from '../../kernel/consumer.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { hospitalStands } from '../hospitals/index.ts';
import { refreshSurge } from './refresh-surge.ts';
import { scoreSurge } from './score-surge.ts';

/**
 * Brings the forecasts of every city with hospitals up to date, learning anew where that is due, and
 * compares what was forecast with what came. A city that fails keeps its last forecasts.
 */
export const keepSurge = async (ctx: Ctx, signal?: AbortSignal): Promise<void> => {
  const stands = await hospitalStands(ctx, ctx.db, 'all');
  for (const cityId of new Set(stands.map((one) => one.cityId))) {
    try {
      const beganMs = performance.now();
      const { learnt, moved } = await refreshSurge(ctx, cityId, {
        refit: 'ifDue',
        ...(signal && { signal }),
      });
      if (learnt === 0) continue;
      const scored = await scoreSurge(ctx, cityId);
      const tookMs = Math.round(performance.now() - beganMs);
      ctx.log.info(
        { cityId, series: learnt, hospitals: moved.length, scored, tookMs },
        'surges are learnt and forecast',
      );
    } catch (error) {
      if (signal?.aborted) return;
      ctx.log.warn({ err: error, cityId }, 'surges could not be forecast; the last forecasts stay');
    }
  }
};

/** A gathering moves forecasts at once; nothing is learnt anew for it. */
export const surgeConsumers: readonly Consumer[] = [
  {
    topic: 'gathering.changed',
    name: 'refresh-surge',
    handle: async (ctx, { cityId }) => {
      if (typeof cityId !== 'string') return;
      await refreshSurge(ctx, cityId, { refit: 'never' });
    },
  },
];
