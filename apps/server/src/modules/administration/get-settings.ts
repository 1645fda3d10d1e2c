import type { Settings } from '@pulse/contract';
import { requireStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import type { SettingsVersion } from '../../kernel/settings.ts';
import { readSettingsVersion } from './read-settings.ts';

export const getSettings = async (ctx: Ctx): Promise<SettingsVersion<Settings>> => {
  requireStaff(ctx.actor);
  return readSettingsVersion(ctx.db);
};
