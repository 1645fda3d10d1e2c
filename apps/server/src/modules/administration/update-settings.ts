import type { Settings } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { staleVersion } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { lockSettings, storeSettings } from './queries.ts';
import { readSettingsVersion, type SettingsVersion } from './read-settings.ts';

interface SettingsChange {
  version: number;
  settings: Partial<Settings>;
}

/** @throws DomainError `stale_version` */
export const updateSettings = (ctx: Ctx, input: SettingsChange): Promise<SettingsVersion> => {
  requireRole(ctx.actor, 'admin');
  return write(ctx, async (tx) => {
    const now = ctx.clock.now();
    await lockSettings(tx, now);
    const before = await readSettingsVersion(tx);
    if (before.version !== input.version) throw staleVersion('settings', before.version);
    await storeSettings(tx, { ...before.settings, ...input.settings }, now);
    await audit(ctx, tx, {
      action: 'settings.update',
      subjectType: 'settings',
      subjectId: null,
      detail: { ...input.settings },
    });
    return readSettingsVersion(tx);
  });
};
