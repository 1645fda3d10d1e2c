import { type ArimaOrder, lostToDifferences } from './order.ts';

/** (1 - B)^d (1 - B^m)^D of a series without gaps; shorter by d + D m. */
export const difference = (
  values: Float64Array,
  order: Pick<ArimaOrder, 'd' | 'D' | 'm'>,
): Float64Array => {
  let current = values;
  for (let k = 0; k < order.D; k++) current = differenceOnce(current, order.m);
  for (let k = 0; k < order.d; k++) current = differenceOnce(current, 1);
  return current;
};

const differenceOnce = (values: Float64Array, lag: number): Float64Array => {
  const shorter = new Float64Array(Math.max(0, values.length - lag));
  for (let i = 0; i < shorter.length; i++) {
    shorter[i] = (values[i + lag] as number) - (values[i] as number);
  }
  return shorter;
};

/** Coefficients c of y_t = w_t + c1 y_{t-1} + c2 y_{t-2} + ..., which undoes the differences. */
export const integrationWeights = (order: ArimaOrder): Float64Array => {
  const weights = new Float64Array(lostToDifferences(order) + 1);
  weights[0] = -1;
  const spread = (lag: number) => {
    for (let i = weights.length - 1; i >= lag; i--) {
      weights[i] = (weights[i] as number) - (weights[i - lag] as number);
    }
  };
  for (let k = 0; k < order.D; k++) spread(order.m);
  for (let k = 0; k < order.d; k++) spread(1);
  return weights.slice(1);
};
