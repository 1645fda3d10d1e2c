/** Mean of the values that are not NaN; NaN when there is none. */
export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
};

/** Sample variance (divisor n - 1) of the values that are not NaN; NaN for fewer than two. */
export const variance = (values: ArrayLike<number>): number => {
  const centre = mean(values);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    sum += (value - centre) ** 2;
    count++;
  }
  return count < 2 ? Number.NaN : sum / (count - 1);
};
