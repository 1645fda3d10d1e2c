import { HospitalSettings } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';

export const settingsKey = 'hospital-settings';

/**
 * Silence after three hours. OPEL-style thresholds are unverified: no numbers are published for the
 * levels, so these are to be set by each installation.
 */
const defaults: HospitalSettings = {
  silenceAfterHours: 3,
  opel2Blocking: 0.05,
  opel3Blocking: 0.15,
  opel4Blocking: 0.3,
  opel2Nedocs: 61,
  opel3Nedocs: 101,
  opel4Nedocs: 141,
};

export interface HospitalSettingsVersion {
  settings: HospitalSettings;
  version: number;
}

export const readHospitalSettings = async (db: Db | Tx): Promise<HospitalSettingsVersion> => {
  const row = await db
    .selectFrom('config')
    .select(['value', 'version'])
    .where('key', '=', settingsKey)
    .executeTakeFirst();
  const stored = HospitalSettings.partial().safeParse(row?.value ?? {});
  return {
    settings: { ...defaults, ...(stored.success ? stored.data : {}) },
    version: row?.version ?? 1,
  };
};
