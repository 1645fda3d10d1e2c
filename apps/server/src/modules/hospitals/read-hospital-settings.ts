import { HospitalSettings } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { readSettingsOf, type SettingsKind, type SettingsVersion } from '../../kernel/settings.ts';

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

export const hospitalSettings: SettingsKind<HospitalSettings> = {
  key: 'hospital-settings',
  action: 'hospital.settings',
  defaults,
  read: (stored) => HospitalSettings.partial().safeParse(stored).data,
};

export const readHospitalSettings = (db: Db | Tx): Promise<SettingsVersion<HospitalSettings>> =>
  readSettingsOf(db, hospitalSettings);
