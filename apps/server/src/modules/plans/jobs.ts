import type { Consumer } from '../../kernel/consumer.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { listCities } from '../places/index.ts';
import { keepPlan } from './keep-plans.ts';
import type { PlanSources } from './load-state.ts';

/** Looks after the plans of all cities; what a refresh left out for coming too soon is done here. */
export const keepPlans = async (ctx: Ctx, sources: PlanSources): Promise<void> => {
  const { items } = await listCities(ctx);
  for (const { id } of items) {
    try {
      await keepPlan(ctx, sources, id);
    } catch (error) {
      ctx.log.warn({ err: error, cityId: id }, 'a plan could not be made; the last one stays');
    }
  }
};

/** New forecasts may call for a new plan; those that follow a changed gathering come here too. */
export const planConsumers = (sources: PlanSources): readonly Consumer[] => [
  {
    topic: 'surge.refreshed',
    name: 'make-plan',
    handle: async (ctx, { cityId }) => {
      if (typeof cityId === 'string') await keepPlan(ctx, sources, cityId);
    },
  },
];
