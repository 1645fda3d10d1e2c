import { weekday } from './holiday-days.ts';
import { type DriverGroup, surgeFeatures } from './surge-features.ts';
import type { SurgePoint } from './surge-walk.ts';

export interface SurgeDrivers {
  /** Arrivals of a usual day; with all amounts it gives the point. */
  readonly base: number;
  readonly amounts: Readonly<Record<DriverGroup, number>>;
}

/** Fewer arrivals than this have no logarithm to share out. */
const least = 1e-6;

/**
 * Shares what a step is above or below a usual day among its drivers. Effects multiply, people add:
 * by the logarithmic mean Divisia index (Ang 2005) each gets its part, and nothing is left over.
 *
 * @param step 0 for the first day
 * @param point what the step is forecast as, after parts and whole were made to agree
 */
export const surgeDrivers = (
  surge: SurgePoint,
  step: number,
  point = surge.point[step] as number,
): SurgeDrivers => {
  const { effects, features, base } = surge;
  const { table, columns } = features;
  const place = table.originDay - table.firstDay + step;
  const logs: Record<DriverGroup, number> = {
    calendar: effects.weekdays[weekday(table.originDay + step)] as number,
    weather: 0,
    air: 0,
    gathering: 0,
    incidents: 0,
    'recent level': 0,
  };
  surgeFeatures.forEach(({ group }, j) => {
    logs[group] += (columns[j]?.[place] as number) * (effects.coefficients[j] as number);
  });
  const whole = Math.log(Math.max(point, least) / Math.max(base, least));
  const others = Object.values(logs).reduce((sum, one) => sum + one, 0);
  logs['recent level'] = whole - others;
  const perLog = Math.abs(whole) < 1e-9 ? base : (point - base) / whole;
  const amounts: Record<DriverGroup, number> = { ...logs };
  for (const group of driverGroups) amounts[group] = logs[group] * perLog;
  return { base, amounts };
};

export const driverGroups = [
  'calendar',
  'weather',
  'air',
  'gathering',
  'incidents',
  'recent level',
] as const satisfies readonly DriverGroup[];
