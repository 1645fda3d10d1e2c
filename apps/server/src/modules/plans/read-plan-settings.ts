import { PlanSettings } from '@pulse/contract';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { readSettingsOf, type SettingsKind, type SettingsVersion } from '../../kernel/settings.ts';

/**
 * Costs, limits and weights are ours, about the size of Indian hospitals' in rupees: each
 * installation sets its own. Ratios are those of the Indian accreditation's advisory.
 */
export const defaultPlanSettings: PlanSettings = {
  budget: null,
  horizonDays: 7,
  bedsPerBlock: 2,
  surgeShare: 0.15,
  blockSetUpCost: 6_000,
  bedCostPerDay: 1_500,
  nurseShiftCost: 2_000,
  agencyShiftCost: 4_500,
  overtimeShare: 0.2,
  agencyShare: 0.3,
  transferCost: 2_500,
  mostTransfersPerDay: 6,
  deliveryCost: 10_000,
  deliveryDays: 2,
  deliveryLeadDays: 1,
  reserveDays: 1,
  nurseRatios: 'indian',
  weightOverflow: 40_000,
  weightNurseShortage: 20_000,
  weightTransfer: 1_000,
  timeLimitSeconds: 8,
};

export const planSettings: SettingsKind<PlanSettings> = {
  key: 'plan-settings',
  action: 'plan.settings',
  defaults: defaultPlanSettings,
  read: (stored) => PlanSettings.partial().safeParse(stored).data,
};

export const readPlanSettings = (db: Db | Tx): Promise<SettingsVersion<PlanSettings>> =>
  readSettingsOf(db, planSettings);
