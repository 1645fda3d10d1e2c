import type { Settings } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeSettings, type SettingsVersion } from '../../kernel/settings.ts';
import { citySettings } from './read-settings.ts';

interface SettingsChange {
  version: number;
  settings: Partial<Settings>;
}

/** @throws DomainError `stale_version` */
export const updateSettings = (
  ctx: Ctx,
  input: SettingsChange,
): Promise<SettingsVersion<Settings>> => changeSettings(ctx, citySettings, input);
