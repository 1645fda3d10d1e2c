import { Settings } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { defaultSettings } from './default-settings.ts';
import { findSettings } from './queries.ts';

export interface SettingsVersion {
  settings: Settings;
  version: number;
}

/** The thresholds in force: the defaults, and over them what an administrator set. */
export const readSettings = async (ctx: { readonly db: Db | Tx }): Promise<Settings> =>
  (await readSettingsVersion(ctx.db)).settings;

export const readSettingsVersion = async (db: Db | Tx): Promise<SettingsVersion> => {
  const row = await findSettings(db);
  return { settings: withDefaults(row?.value), version: row?.version ?? 1 };
};

/** What no longer fits the schema falls back to the default, setting by setting. */
const withDefaults = (value: unknown): Settings => {
  const whole = Settings.partial().safeParse(value ?? {});
  return { ...defaultSettings, ...(whole.success ? whole.data : {}) };
};
