import { requireStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { readSettingsVersion, type SettingsVersion } from './read-settings.ts';

export const getSettings = async (ctx: Ctx): Promise<SettingsVersion> => {
  requireStaff(ctx.actor);
  return readSettingsVersion(ctx.db);
};
