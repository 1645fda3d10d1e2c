import type { RouteBody, routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { staleVersion } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { type PlanSettingsVersion, readPlanSettings, settingsKey } from './read-plan-settings.ts';

/** The next plan is made with them; plans that were made stay as they are. @throws DomainError `stale_version` */
export const updatePlanSettings = (
  ctx: Ctx,
  input: RouteBody<typeof routes.updatePlanSettings>,
): Promise<PlanSettingsVersion> => {
  requireRole(ctx.actor, 'admin');
  return write(ctx, async (tx) => {
    const updatedAt = ctx.clock.now();
    await tx
      .insertInto('config')
      .values({ key: settingsKey, value: {}, updatedAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .selectFrom('config')
      .select('key')
      .where('key', '=', settingsKey)
      .forUpdate()
      .executeTakeFirst();
    const before = await readPlanSettings(tx);
    if (before.version !== input.version) throw staleVersion('settings', before.version);
    const settings = { ...before.settings, ...input.settings };
    await tx
      .updateTable('config')
      .set({ value: JSON.stringify(settings), version: before.version + 1, updatedAt })
      .where('key', '=', settingsKey)
      .execute();
    await audit(ctx, tx, {
      action: 'plan.settings',
      subjectType: 'settings',
      subjectId: null,
      detail: { ...input.settings },
    });
    return { settings, version: before.version + 1 };
  });
};
