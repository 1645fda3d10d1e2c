import { reconcile } from '@pulse/ml/forecast';
import { forecastSurge, type SurgeForecast } from './forecast-surge.ts';
import { spreadOf } from './move-forecast.ts';
import { surgeDrivers } from './surge-drivers.ts';
import type { SurgeWalk } from './surge-walk.ts';

export interface HospitalForecast {
  readonly whole: SurgeForecast;
  readonly departments: ReadonlyMap<string, SurgeForecast>;
}

/**
 * Forecasts a hospital and its departments so that the departments add up to the hospital, each
 * trusted by how its past forecasts did. Departments whose arrivals nobody knows are left out.
 *
 * @param whole arrivals of the hospital: on each day the sum of its departments'
 * @returns undefined when nothing is known of the hospital
 */
export const forecastHospital = (
  whole: SurgeWalk,
  departments: ReadonlyMap<string, SurgeWalk>,
  originMs: number,
): HospitalForecast | undefined => {
  const all = forecastSurge(whole, originMs);
  if (!all) return undefined;
  const parts = [...departments].flatMap(([name, walk]) => {
    const forecast = forecastSurge(walk, originMs);
    return forecast ? [{ name, forecast }] : [];
  });
  if (parts.length === 0) return { whole: all, departments: new Map() };
  const nodes = [all, ...parts.map(({ forecast }) => forecast)];
  const [total = all, ...rest] = reconcile(
    { parts: [parts.map((_, i) => i + 1), ...parts.map(() => [])] },
    nodes,
    nodes.map(spreadOf),
  ).map((moved, i) => explain(nodes[i] as SurgeForecast, moved));
  return {
    whole: total,
    departments: new Map(parts.map(({ name, forecast }, i) => [name, rest[i] ?? forecast])),
  };
};

const explain = (
  { surge, originDay }: SurgeForecast,
  moved: ReturnType<typeof reconcile>[number],
): SurgeForecast => ({
  ...moved,
  originDay,
  surge,
  drivers: Array.from(moved.point, (value, step) => surgeDrivers(surge, step, value)),
});
