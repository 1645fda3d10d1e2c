import { normalCdf, normalQuantile } from '../numeric/index.ts';
import type { StayCurve } from './occupancy-stay.ts';

export interface OccupancyInput {
  /** Patients in beds now: what day 0 is, whatever else is believed. */
  readonly census: number;
  /** Days that each of them has been there; without it, ages as in a steady state. */
  readonly daysInBed?: ArrayLike<number>;
  /** Expected admissions of day 1, 2, ... */
  readonly arrivals: ArrayLike<number>;
  /** Their variances; Poisson when left out. */
  readonly arrivalVariances?: ArrayLike<number>;
  readonly stay: StayCurve;
}

/** Occupancy at the end of each day; entry 0 is the census itself. */
export interface OccupancyForecast {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Chance that at most so many beds are taken on a day. */
  atMost(beds: number, day: number): number;
  /** Most beds that will be free with a chance, such as 0.9; below 0 so many are missing. */
  freeWith(chance: number, beds: number, day: number): number;
}

/**
 * Occupancy from the census, admissions and lengths of stay (Parker, Sawczuk, Ganjkhanloo, Ahmadi and
 * Ghobadi 2020). Each patient stays or has left: a Poisson-binomial sum, whose mean and variance are
 * exact here. Newcomers are thinned: of A that came with mean m and variance v, a share s is there
 * with mean s m and variance s (1 - s) m + s^2 v. The distribution is normal with a continuity
 * correction. Admissions of one day count from its end, with the share still there after no day.
 */
export const forecastOccupancy = (input: OccupancyInput): OccupancyForecast => {
  const { census, arrivals, arrivalVariances, stay } = input;
  const days = arrivals.length;
  const mean = new Float64Array(days + 1);
  const variance = new Float64Array(days + 1);
  mean[0] = census;
  for (let day = 1; day <= days; day++) {
    let expected = 0;
    let spread = 0;
    for (const there of presentShares(input, day)) {
      expected += there.share * there.patients;
      spread += there.share * (1 - there.share) * there.patients;
    }
    for (let came = 1; came <= day; came++) {
      const share = stay.survival(day - came);
      const many = arrivals[came - 1] as number;
      const wide = arrivalVariances?.[came - 1] ?? many;
      expected += share * many;
      spread += share * (1 - share) * many + share * share * wide;
    }
    mean[day] = expected;
    variance[day] = spread;
  }
  const atMost = (beds: number, day: number): number => {
    const deviation = Math.sqrt(variance[day] as number);
    const over = beds + (deviation > 0 ? 0.5 : 0) - (mean[day] as number);
    if (deviation === 0) return over >= 0 ? 1 : 0;
    return normalCdf(over / deviation);
  };
  return {
    mean,
    variance,
    atMost,
    freeWith: (chance, beds, day) => {
      const deviation = Math.sqrt(variance[day] as number);
      const reach =
        (mean[day] as number) + (deviation > 0 ? normalQuantile(chance) * deviation : 0);
      // The fewest taken beds k with atMost(k) >= chance; rounding must not cost a bed.
      let taken = Math.max(0, Math.floor(reach - 1));
      while (atMost(taken, day) < chance) taken++;
      return beds - taken;
    },
  };
};

/** Shares of those in beds now who will still be there; alike without ages, each by age with. */
const presentShares = (
  { census, daysInBed, stay }: OccupancyInput,
  day: number,
): { share: number; patients: number }[] => {
  if (daysInBed === undefined) return [{ share: stay.residual(day), patients: census }];
  if (daysInBed.length !== census) {
    throw new RangeError(`${census} patients need as many ages, got ${daysInBed.length}`);
  }
  return Array.from(daysInBed, (age) => {
    const now = stay.survival(age);
    // Who stays longer than anybody before leaves as late as the longest known.
    return { share: now > 0 ? stay.survival(age + day) / now : 0, patients: 1 };
  });
};
