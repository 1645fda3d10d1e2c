import type { DepartmentKind } from '@pulse/contract';
import { normalCdf } from '@pulse/ml/numeric';

/** Mean days in bed, until an installation knows better. Ours, of the size that hospitals report. */
export const usualStayDays: Readonly<Record<DepartmentKind, number>> = {
  ed: 5 / 24,
  ward: 4.5,
  icu: 4,
  respiratory: 4,
  burns: 9,
  trauma: 5,
  cardiac: 4,
  paediatrics: 3,
};

/** Of the logarithm of stays: most are short, some are very long. Ours. */
const sigma = 0.8;
const longestDays = 120;

/** Stays in a department's beds, seen at the ends of days. */
export interface DepartmentStay {
  /** Share of a day's newcomers still there at the end of that day, of the next one, ... */
  readonly staying: Float64Array;
  /** Mean stay in ends of days: admissions a day times this is the usual number of patients. */
  readonly meanDays: number;
  /** Share of those there now that is still there after so many days, whole or not. */
  residual(days: number): number;
}

/**
 * Lognormal stays of a mean. Newcomers come half a day before the day's end on average; of those who
 * stay hours, such as in an emergency department, the share that is there at any time counts.
 */
export const departmentStay = (meanDays: number): DepartmentStay => {
  const staying = new Float64Array(longestDays);
  if (meanDays < 1) staying[0] = meanDays;
  else {
    // As `lognormalStay`, without the tails of 400 days that nobody asks for here.
    const median = meanDays * Math.exp(-0.5 * sigma ** 2);
    for (let day = 0; day < longestDays; day++) {
      staying[day] = 1 - normalCdf(Math.log((day + 0.5) / median) / sigma);
    }
  }
  const tails = new Float64Array(longestDays + 2);
  for (let day = longestDays - 1; day >= 0; day--) {
    tails[day] = (tails[day + 1] as number) + (staying[day] as number);
  }
  const whole = tails[0] as number;
  return {
    staying,
    meanDays: whole,
    // In a steady state those present are there by the stationary-excess law (Cox 1962).
    residual: (days) => {
      const at = Math.min(longestDays, Math.max(0, days));
      const below = Math.floor(at);
      const [from, to] = [tails[below] as number, tails[below + 1] as number];
      return (from + (at - below) * (to - from)) / whole;
    },
  };
};
