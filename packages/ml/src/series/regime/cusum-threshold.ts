/**
 * The threshold at which a two-sided CUSUM of standard normal values gives a false alarm every so
 * many steps (Siegmund 1985, 2.5, with the correction 1.166 for overshoot), by bisection.
 *
 * @param slack subtracted at each step: half of the shift to be found
 */
export const cusumThreshold = (falseAlarmEvery: number, slack: number): number => {
  if (!(falseAlarmEvery > 2) || !(slack > 0)) {
    throw new RangeError('a false alarm needs more than 2 steps, and a shift to look for');
  }
  // Two sides that never alarm together: each half as often.
  const wanted = 2 * falseAlarmEvery;
  let low = 0;
  let high = 1;
  while (runLength(high, slack) < wanted) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (runLength(middle, slack) < wanted) low = middle;
    else high = middle;
  }
  return high;
};

const runLength = (threshold: number, slack: number): number => {
  const reach = 2 * slack * (threshold + 1.166);
  return (Math.exp(reach) - reach - 1) / (2 * slack * slack);
};
