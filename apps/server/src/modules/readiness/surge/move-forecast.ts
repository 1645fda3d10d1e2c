import { quantile } from '@pulse/ml/numeric';
import type { AppliedForecast } from './apply-fit.ts';
import { driverGroups, explainPoint, noLogs, type SurgeCauses } from './surge-drivers.ts';

/**
 * Variance that the 80 % intervals of a usual day tell of: they are 2.56 deviations wide. The median of
 * the days, so that a crowd on one of them does not move the others when parts and whole agree.
 */
export const spreadOf = ({
  lower80,
  upper80,
}: Pick<AppliedForecast, 'lower80' | 'upper80'>): number => {
  const widths = upper80.map((upper, h) => upper - (lower80[h] as number));
  return Math.max(0.01, (quantile(widths, 0.5) / 2.56) ** 2);
};

/** The same intervals around other points, and drivers that add up to those. */
export const moveForecast = (forecast: AppliedForecast, point: Float64Array): AppliedForecast => {
  const move = (end: Float64Array) =>
    end.map((value, h) =>
      Math.max(0, value + (point[h] as number) - (forecast.point[h] as number)),
    );
  return {
    ...forecast,
    point,
    lower80: move(forecast.lower80),
    upper80: move(forecast.upper80),
    lower95: move(forecast.lower95),
    upper95: move(forecast.upper95),
    drivers: forecast.causes.map((causes, h) => explainPoint(causes, point[h] as number)),
  };
};

/** How much parts are wrong together: a day that is busy here is often busy there. Ours. */
const together = 0.2;

/**
 * The sum of forecasts of the same days. Ends lie as far from the point as the parts' together would,
 * were their errors correlated by a fifth.
 */
export const pooledForecast = (parts: readonly AppliedForecast[]): AppliedForecast => {
  const [one] = parts;
  if (one === undefined) throw new RangeError('A sum needs parts');
  if (parts.length === 1) return one;
  const point = one.point.map((_, h) => sumOf(parts, (part) => part.point[h] as number));
  const end = (name: 'lower80' | 'upper80' | 'lower95' | 'upper95', side: 1 | -1) =>
    point.map((value, h) => {
      const away = (part: AppliedForecast) => (part[name][h] as number) - (part.point[h] as number);
      const apart = sumOf(parts, (part) => away(part) ** 2);
      const whole = sumOf(parts, away) ** 2;
      return Math.max(0, value + side * Math.sqrt((1 - together) * apart + together * whole));
    });
  const causes = one.causes.map((_, h) => pooledCauses(parts, h));
  return {
    firstDay: one.firstDay,
    point,
    lower80: end('lower80', -1),
    upper80: end('upper80', 1),
    lower95: end('lower95', -1),
    upper95: end('upper95', 1),
    causes,
    drivers: causes.map((own, h) => explainPoint(own, point[h] as number)),
    usual: sumOf(parts, ({ usual }) => usual),
    naive: point.map((_, h) => sumOf(parts, ({ naive }) => naive[h] as number)),
    reckonedFrom: Math.min(...parts.map(({ reckonedFrom }) => reckonedFrom)),
  };
};

/** What moves a sum: the causes of its parts, by their size. */
export const pooledCauses = (parts: readonly AppliedForecast[], h: number): SurgeCauses => {
  const people = Math.max(
    1e-9,
    sumOf(parts, ({ point }) => point[h] as number),
  );
  const logs = noLogs(0);
  for (const { causes, point } of parts) {
    const share = (point[h] as number) / people;
    for (const group of driverGroups) logs[group] += share * (causes[h]?.logs[group] ?? 0);
  }
  return { base: sumOf(parts, ({ causes }) => causes[h]?.base ?? 0), logs };
};

const sumOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
