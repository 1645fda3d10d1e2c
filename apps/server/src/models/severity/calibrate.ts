import { softmaxInPlace } from '@pulse/ml/text';

/** Takes the class weights out of probabilities and cools or warms what is left. */
export const calibrate = (
  probabilities: Float64Array,
  weights: Float64Array,
  temperature: number,
): Float64Array => {
  const row = probabilities.map(
    (share, k) => Math.log(Math.max(share, 1e-12) / (weights[k] as number)) / temperature,
  );
  softmaxInPlace(row);
  return row;
};
