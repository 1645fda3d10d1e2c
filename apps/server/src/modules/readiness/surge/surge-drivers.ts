import { weekday } from './holiday-days.ts';
import { type DriverGroup, surgeFeatures } from './surge-features.ts';
import type { SurgePoint } from './surge-walk.ts';

export interface SurgeDrivers {
  /** Arrivals of a usual day; with all amounts it gives the point. */
  readonly base: number;
  readonly amounts: Readonly<Record<DriverGroup, number>>;
}

/** What is known to move a day, as logarithms that add up; the recent level is what is left. */
export interface SurgeCauses {
  readonly base: number;
  readonly logs: Readonly<Record<DriverGroup, number>>;
}

/** Fewer arrivals than this have no logarithm to share out. */
const least = 1e-6;

/** @param step 0 for the first day */
export const surgeDrivers = (
  surge: SurgePoint,
  step: number,
  point = surge.point[step] as number,
): SurgeDrivers => {
  const { effects, features, base } = surge;
  const { table, columns } = features;
  const place = table.originDay - table.firstDay + step;
  const logs = noLogs(effects.weekdays[weekday(table.originDay + step)] as number);
  surgeFeatures.forEach(({ group }, j) => {
    logs[group] += (columns[j]?.[place] as number) * (effects.coefficients[j] as number);
  });
  return explainPoint({ base, logs }, point);
};

/** Of a day that is special in nothing but its weekday. */
export const noLogs = (calendar: number): Record<DriverGroup, number> => ({
  calendar,
  weather: 0,
  air: 0,
  gathering: 0,
  incidents: 0,
  'recent level': 0,
});

/**
 * Shares what a day is above or below a usual one among its causes. Effects multiply, people add:
 * by the logarithmic mean Divisia index (Ang 2005) each gets its part, and nothing is left over.
 *
 * @param point what the day is forecast as, after parts and whole were made to agree
 */
export const explainPoint = ({ base, logs }: SurgeCauses, point: number): SurgeDrivers => {
  const whole = Math.log(Math.max(point, least) / Math.max(base, least));
  let others = 0;
  for (const group of driverGroups) if (group !== 'recent level') others += logs[group];
  const perLog = Math.abs(whole) < 1e-9 ? base : (point - base) / whole;
  const amounts: Record<DriverGroup, number> = { ...logs };
  for (const group of driverGroups) {
    amounts[group] = (group === 'recent level' ? whole - others : logs[group]) * perLog;
  }
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
