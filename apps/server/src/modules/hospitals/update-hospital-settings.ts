import type { HospitalSettings, RouteBody, routes } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError, staleVersion } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import {
  type HospitalSettingsVersion,
  readHospitalSettings,
  settingsKey,
} from './read-hospital-settings.ts';

/** @throws DomainError `stale_version`, `validation_failed` when levels do not rise */
export const updateHospitalSettings = (
  ctx: Ctx,
  input: RouteBody<typeof routes.updateHospitalSettings>,
): Promise<HospitalSettingsVersion> => {
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
    const before = await readHospitalSettings(tx);
    if (before.version !== input.version) throw staleVersion('settings', before.version);
    const settings = { ...before.settings, ...input.settings };
    requireRising(settings);
    await tx
      .updateTable('config')
      .set({ value: JSON.stringify(settings), version: before.version + 1, updatedAt })
      .where('key', '=', settingsKey)
      .execute();
    await audit(ctx, tx, {
      action: 'hospital.settings',
      subjectType: 'settings',
      subjectId: null,
      detail: { ...input.settings },
    });
    return { settings, version: before.version + 1 };
  });
};

const requireRising = (settings: HospitalSettings): void => {
  const errors = (['Blocking', 'Nedocs'] as const).flatMap((measure) => {
    const levels = [2, 3, 4].map((level) => settings[`opel${level as 2 | 3 | 4}${measure}`]);
    const [second = 0, third = 0, fourth = 0] = levels;
    return second < third && third < fourth
      ? []
      : [
          {
            path: `body.settings.opel3${measure}`,
            message: 'must lie above level 2 and below level 4',
          },
        ];
  });
  if (errors.length === 0) return;
  throw new DomainError('validation_failed', 'The thresholds of the levels must rise.', {
    remedy: 'Give level 2, 3 and 4 rising numbers.',
    errors,
  });
};
