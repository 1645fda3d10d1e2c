/** Turns margins into probabilities that add up to one. */
export const softmaxInPlace = (margins: Float64Array): void => {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < margins.length; k++) most = Math.max(most, margins[k] as number);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    const share = Math.exp((margins[k] as number) - most);
    margins[k] = share;
    sum += share;
  }
  for (let k = 0; k < margins.length; k++) margins[k] = (margins[k] as number) / sum;
};
