import { type Loss, meanOver } from './loss.ts';
import { softmax } from './softmax.ts';

/** Log loss of classes 0, 1, ... below `classes`, by one raw score a class. */
export const softmaxLoss = (classes: number): Loss => {
  let shares: Float64Array[] = [];
  return {
    outputs: classes,
    constantHessian: false,
    check: (target) => {
      for (let row = 0; row < target.length; row++) {
        const value = target[row] as number;
        if (!Number.isInteger(value) || value < 0 || value >= classes) {
          throw new RangeError(
            `Target ${value} in row ${row} is not a class from 0 to ${classes - 1}`,
          );
        }
      }
    },
    start: (target, weights) =>
      Float64Array.from({ length: classes }, (_, k) => {
        const share = meanOver(target.length, weights, (row) => (target[row] === k ? 1 : 0));
        return Math.log(Math.max(share, 1e-12));
      }),
    prepare: (raw) => {
      shares = softmax(raw);
    },
    gradients: (target, _raw, output, pairs) => {
      const own = shares[output];
      if (!own) return;
      for (let i = 0; i < target.length; i++) {
        const share = own[i] as number;
        pairs[2 * i] = share - (target[i] === output ? 1 : 0);
        pairs[2 * i + 1] = share * (1 - share);
      }
    },
    mean: (target, weights, raw) => {
      const own = softmax(raw);
      return meanOver(target.length, weights, (row) => {
        const share = own[target[row] as number]?.[row] as number;
        return -Math.log(Math.max(share, Number.MIN_VALUE));
      });
    },
  };
};
