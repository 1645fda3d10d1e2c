import { routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { type BoundRoute, bind, RawReply } from '../../kernel/route-binding.ts';
import { askWhy } from './ask-why.ts';
import { currentPlan } from './current-plan.ts';
import { exportPlan } from './export-plan.ts';
import type { PlanSources } from './load-state.ts';
import { makePlan } from './make-plan.ts';
import { readPlanSettings } from './read-plan-settings.ts';
import { updatePlanSettings } from './update-plan-settings.ts';
import { type WhatIfSources, whatIf } from './what-if/what-if.ts';

export const planRoutes = (sources: PlanSources, answers: WhatIfSources): readonly BoundRoute[] => [
  bind(routes.currentPlan, (ctx, { query }) => currentPlan(ctx, query)),
  bind(routes.askWhy, (ctx, { params, body }) => askWhy(ctx, { ...params, ...body })),
  bind(routes.makePlan, (ctx, { body }) => makePlan(ctx, sources, { ...body, trigger: 'asked' })),
  bind(
    routes.exportPlan,
    async (ctx, { query }) =>
      new RawReply(await exportPlan(ctx, query), {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="plan.csv"',
      }),
  ),
  bind(routes.whatIf, (ctx, { body }) => whatIf(ctx, answers, body)),
  bind(routes.getPlanSettings, (ctx) => {
    requireRole(ctx.actor, 'planner', 'auditor', 'admin');
    return readPlanSettings(ctx.db);
  }),
  bind(routes.updatePlanSettings, (ctx, { body }) => updatePlanSettings(ctx, body)),
];
