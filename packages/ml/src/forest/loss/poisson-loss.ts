import { type Loss, meanOver } from './loss.ts';

/** Half the Poisson deviance of counts or amounts, by the logarithm of their mean. */
export const poissonLoss: Loss = {
  outputs: 1,
  constantHessian: false,
  check: (target) => {
    let sum = 0;
    for (let row = 0; row < target.length; row++) {
      const value = target[row] as number;
      if (value < 0) {
        throw new RangeError(`Target ${value} in row ${row} is negative; Poisson needs 0 or more`);
      }
      sum += value;
    }
    if (sum === 0) throw new RangeError('Every target is 0; Poisson needs one above 0');
  },
  start: (target, weights) => {
    const mean = meanOver(target.length, weights, (row) => target[row] as number);
    return Float64Array.of(Math.log(Math.max(mean, Number.MIN_VALUE)));
  },
  gradients: (target, [raw], _output, pairs) => {
    if (!raw) return;
    for (let i = 0; i < target.length; i++) {
      const mean = Math.exp(raw[i] as number);
      pairs[2 * i] = mean - (target[i] as number);
      pairs[2 * i + 1] = mean;
    }
  },
  mean: (target, weights, [raw]) =>
    meanOver(target.length, weights, (row) => {
      const score = raw?.[row] as number;
      return Math.exp(score) - (target[row] as number) * score;
    }),
};
