import type { ComponentHealth } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { feedFacts } from '../../../platform/feeds/index.ts';
import { measureHealth } from '../../../platform/health.ts';
import { selectFeedStates } from './feed-queries.ts';

/** Feeds are asked every quarter of an hour; after so long nobody asks any more. */
const forgottenMs = 3_600_000;

/** Whether the configured feeds answer, by what the worker noted last; without any, the replay does. */
export const checkFeeds = (ctx: Ctx): Promise<ComponentHealth> => {
  const kind = ctx.feeds.map(({ name }) => name).join(', ') || 'replay';
  return measureHealth(kind, async () => {
    if (ctx.feeds.length === 0) return undefined;
    const states = await selectFeedStates(ctx.db, ctx.config.defaultCityId);
    const faults = ctx.feeds.flatMap(({ name }) => {
      const state = states.find(({ feed }) => feed === name);
      if (state === undefined) return [];
      if (state.lastError !== null) return [state.lastError];
      const isForgotten = ctx.clock.now().getTime() - state.lastTriedAt.getTime() > forgottenMs;
      return isForgotten ? [`${feedFacts[name].label} was not asked for over an hour`] : [];
    });
    if (faults.length > 0) throw new Error(faults.join('; '));
    return undefined;
  });
};
