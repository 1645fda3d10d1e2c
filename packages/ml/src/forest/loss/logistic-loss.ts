import { type Loss, meanOver } from './loss.ts';

/** Log loss of a target of 0 and 1, by the log-odds of 1. */
export const logisticLoss: Loss = {
  outputs: 1,
  constantHessian: false,
  check: (target) => {
    for (let row = 0; row < target.length; row++) {
      const value = target[row] as number;
      if (value !== 0 && value !== 1) {
        throw new RangeError(`Target ${value} in row ${row} is neither 0 nor 1, as logistic needs`);
      }
    }
  },
  start: (target, weights) => {
    const share = meanOver(target.length, weights, (row) => target[row] as number);
    const kept = Math.min(Math.max(share, 1e-12), 1 - 1e-12);
    return Float64Array.of(Math.log(kept / (1 - kept)));
  },
  gradients: (target, [raw], _output, pairs) => {
    if (!raw) return;
    for (let i = 0; i < target.length; i++) {
      const share = 1 / (1 + Math.exp(-(raw[i] as number)));
      pairs[2 * i] = share - (target[i] as number);
      pairs[2 * i + 1] = share * (1 - share);
    }
  },
  mean: (target, weights, [raw]) =>
    meanOver(target.length, weights, (row) => {
      const score = raw?.[row] as number;
      const soft = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
      return soft - (target[row] as number) * score;
    }),
};
