import { mean, normalQuantile } from '@pulse/ml/numeric';
import type { AppliedForecast } from './apply-fit.ts';
import { pooledCauses } from './move-forecast.ts';
import { explainPoint } from './surge-drivers.ts';

export interface BedsAndForecast {
  readonly forecast: AppliedForecast;
  readonly staffedBeds: number;
}

/** How far the logarithms of arrivals per bed lie apart, and hospitals that this is worth. Ours. */
const priorSpread = 0.7;
const priorHospitals = 3;
/** Arrivals scatter somewhat more than Poisson. */
const dispersion = 1.5;

/**
 * A hospital of which nothing is known but its beds: arrivals per staffed bed of the other hospitals,
 * day by day, in intervals as wide as hospitals differ from each other. Crowds come on top as they
 * are expected, the prior of those that learn.
 *
 * @param crowds patients whom gatherings are expected to bring here, by day
 * @returns undefined without beds, here or at all others
 */
export const priorForecast = (
  all: readonly BedsAndForecast[],
  staffedBeds: number,
  crowds: ReadonlyMap<number, number> = new Map(),
): AppliedForecast | undefined => {
  const others = all.filter((one) => one.staffedBeds > 0);
  const [first] = others;
  if (staffedBeds <= 0 || first === undefined) return undefined;
  const beds = others.reduce((sum, one) => sum + one.staffedBeds, 0);
  const share = staffedBeds / beds;
  const spread = spreadBetween(others);
  const perDay = (value: (one: AppliedForecast) => number) =>
    share * others.reduce((sum, { forecast }) => sum + value(forecast), 0);
  const { firstDay } = first.forecast;
  const crowdOn = (h: number) => Math.max(0, crowds.get(firstDay + h) ?? 0);
  const point = first.forecast.point.map(
    (_, h) => perDay((one) => one.point[h] as number) + crowdOn(h),
  );
  const end = (level: number) =>
    point.map(
      (value) =>
        value *
        Math.exp(
          normalQuantile(level) * Math.sqrt(spread ** 2 + dispersion / Math.max(value, 0.25)),
        ),
    );
  const causes = first.forecast.causes.map((_, h) => {
    const { base, logs } = pooledCauses(
      others.map(({ forecast }) => forecast),
      h,
    );
    const crowd = crowdOn(h);
    const without = Math.max(1, (point[h] as number) - crowd);
    return {
      base: share * base,
      logs: { ...logs, gathering: logs.gathering + Math.log1p(crowd / without) },
    };
  });
  return {
    firstDay,
    point,
    lower80: end(0.1),
    upper80: end(0.9),
    lower95: end(0.025),
    upper95: end(0.975),
    causes,
    drivers: causes.map((own, h) => explainPoint(own, point[h] as number)),
    usual: perDay(({ usual }) => usual),
    naive: point.map(() => Number.NaN),
    reckonedFrom: first.forecast.reckonedFrom,
  };
};

/** Deviation of the logarithms of arrivals per bed, drawn towards the prior. */
const spreadBetween = (others: readonly BedsAndForecast[]): number => {
  const logs = others.map(({ forecast, staffedBeds }) =>
    Math.log((mean(forecast.point) + 0.01) / staffedBeds),
  );
  const middle = mean(logs);
  const squares = logs.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  return Math.sqrt(
    (priorHospitals * priorSpread ** 2 + squares) / (priorHospitals + logs.length - 1),
  );
};
