import { normalCdf } from '../numeric/index.ts';

/** How long patients stay, in days. */
export interface StayCurve {
  /** Share of those who came that is still there at the end of a day so many days later. */
  survival(days: number): number;
  /** Share of those who are there now that is still there after so many days. */
  residual(days: number): number;
}

/** Days after which nobody is followed further. */
const longestDays = 400;

/**
 * Survival of stays that were seen (Kaplan and Meier 1958): those not yet ended count as long as they
 * were watched. A stay of 3 days is there on days 0, 1 and 2.
 *
 * @param stays in days; @param ended whether each is over, all of them when left out
 * @throws RangeError without any stay
 */
export const empiricalStay = (stays: ArrayLike<number>, ended?: ArrayLike<boolean>): StayCurve => {
  if (stays.length === 0) throw new RangeError('Stays are needed to learn how long they are');
  const order = Array.from(stays, (days, i) => ({ days, over: ended?.[i] ?? true })).sort(
    (a, b) => a.days - b.days || Number(b.over) - Number(a.over),
  );
  const steps: { days: number; share: number }[] = [];
  let share = 1;
  order.forEach(({ days, over }, i) => {
    if (!over) return;
    share *= 1 - 1 / (order.length - i);
    steps.push({ days, share });
  });
  return withResidual((days) => steps.findLast((one) => one.days <= days)?.share ?? 1);
};

/**
 * Lognormal stays, the usual shape of lengths of stay (Marazzi, Paccaud, Ruffieux and Beguin 1998).
 *
 * @param median in days; @param sigma of the logarithm
 */
export const lognormalStay = (median: number, sigma: number): StayCurve => {
  if (!(median > 0 && sigma > 0)) throw new RangeError('Median and sigma must be more than 0');
  return withResidual((days) => (days <= 0 ? 1 : 1 - normalCdf(Math.log(days / median) / sigma)));
};

/** In a steady state those present are there by the stationary-excess law (Cox 1962, renewal theory). */
const withResidual = (survival: (days: number) => number): StayCurve => {
  const tails = new Float64Array(longestDays + 2);
  for (let day = longestDays; day >= 0; day--) {
    tails[day] = (tails[day + 1] as number) + survival(day);
  }
  return {
    survival,
    residual: (days) =>
      (tails[Math.min(longestDays + 1, Math.max(0, Math.round(days)))] as number) /
      (tails[0] as number),
  };
};
