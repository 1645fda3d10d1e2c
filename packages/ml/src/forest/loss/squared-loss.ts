import { type Loss, meanOver } from './loss.ts';

/** Half the squared error. */
export const squaredLoss: Loss = {
  outputs: 1,
  constantHessian: true,
  check: () => {},
  start: (target, weights) =>
    Float64Array.of(meanOver(target.length, weights, (row) => target[row] as number)),
  gradients: (target, [raw], _output, pairs) => {
    if (!raw) return;
    for (let i = 0; i < target.length; i++) {
      pairs[2 * i] = (raw[i] as number) - (target[i] as number);
      pairs[2 * i + 1] = 1;
    }
  },
  mean: (target, weights, [raw]) =>
    meanOver(
      target.length,
      weights,
      (row) => ((target[row] as number) - (raw?.[row] as number)) ** 2 / 2,
    ),
};
