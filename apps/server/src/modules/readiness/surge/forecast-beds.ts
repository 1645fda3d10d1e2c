import type { IntervalForecast } from '@pulse/ml/forecast';
import { normalQuantile } from '@pulse/ml/numeric';
import {
  forecastOccupancy,
  levelChances,
  type OccupancyForecast,
  type OpelThresholds,
  type StayCurve,
} from '@pulse/ml/queueing';

export interface BedsInput {
  readonly arrivals: Pick<IntervalForecast, 'point' | 'lower80' | 'upper80'>;
  /** Share of those who arrive that needs a bed, 0 to 1. */
  readonly admittedShare: number;
  /** In beds at the beginning of the first forecast day. */
  readonly census: number;
  /** Days that each of them has been there. */
  readonly daysInBed?: ArrayLike<number>;
  readonly stay: StayCurve;
  readonly staffedBeds: number;
  readonly thresholds: OpelThresholds;
}

/** Beds at the end of a day; the first entry is the census itself. */
export interface BedDay {
  readonly occupied: number;
  readonly lower80: number;
  readonly upper80: number;
  /** At least so many are free with a chance of 90 %; below 0 so many are missing. */
  readonly freeWith90: number;
  /** Chance of OPEL-style level 1 to 4. */
  readonly levels: readonly [number, number, number, number];
}

const normal80 = normalQuantile(0.9);

/**
 * Occupied beds that follow from a forecast of arrivals. Its errors on different days count as
 * independent, so a surge that is underestimated for a whole week is wider than this says.
 */
export const forecastBeds = (input: BedsInput): BedDay[] => {
  const { arrivals, admittedShare: share, staffedBeds, thresholds } = input;
  const admitted = arrivals.point.map((value) => share * value);
  const variances = arrivals.point.map((value, h) => {
    const width = (arrivals.upper80[h] as number) - (arrivals.lower80[h] as number);
    const spread = Math.max(0, width) / (2 * normal80);
    return share * (1 - share) * value + share ** 2 * spread ** 2;
  });
  const forecast = forecastOccupancy({
    census: input.census,
    ...(input.daysInBed && { daysInBed: input.daysInBed }),
    arrivals: admitted,
    arrivalVariances: variances,
    stay: input.stay,
  });
  return Array.from(forecast.mean, (_, day) => bedDay(forecast, day, staffedBeds, thresholds));
};

/** What a day's distribution of taken beds means for those that are staffed. */
export const bedDay = (
  forecast: OccupancyForecast,
  day: number,
  staffedBeds: number,
  thresholds: OpelThresholds,
): BedDay => {
  const occupied = forecast.mean[day] as number;
  const reach = normal80 * Math.sqrt(forecast.variance[day] as number);
  return {
    occupied,
    lower80: Math.max(0, occupied - reach),
    upper80: occupied + reach,
    freeWith90: forecast.freeWith(0.9, staffedBeds, day),
    levels: levelChances(forecast, staffedBeds, day, thresholds),
  };
};
