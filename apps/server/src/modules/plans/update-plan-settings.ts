import type { PlanSettings, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeSettings, type SettingsVersion } from '../../kernel/settings.ts';
import { planSettings } from './read-plan-settings.ts';

/** The next plan is made with them; plans that were made stay as they are. @throws DomainError `stale_version` */
export const updatePlanSettings = (
  ctx: Ctx,
  input: RouteBody<typeof routes.updatePlanSettings>,
): Promise<SettingsVersion<PlanSettings>> => changeSettings(ctx, planSettings, input);
