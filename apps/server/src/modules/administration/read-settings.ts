import { Settings } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { readSettingsOf, type SettingsKind, type SettingsVersion } from '../../kernel/settings.ts';
import { defaultSettings } from './default-settings.ts';

export const citySettings: SettingsKind<Settings> = {
  key: 'settings',
  action: 'settings.update',
  defaults: defaultSettings,
  read: (stored) => Settings.partial().safeParse(stored).data,
};

/** The thresholds in force: the defaults, and over them what an administrator set. */
export const readSettings = async (ctx: { readonly db: Db | Tx }): Promise<Settings> =>
  (await readSettingsVersion(ctx.db)).settings;

export const readSettingsVersion = (db: Db | Tx): Promise<SettingsVersion<Settings>> =>
  readSettingsOf(db, citySettings);
