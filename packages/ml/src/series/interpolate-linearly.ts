/** Fills gaps with a straight line between their neighbours, and ends with the nearest known value. */
export const interpolateLinearly = (values: Float64Array): Float64Array => {
  const filled: Float64Array = Float64Array.from(values);
  let before = -1;
  for (let i = 0; i <= values.length; i++) {
    if (i < values.length && Number.isNaN(values[i] as number)) continue;
    if (i - before > 1) {
      const left = before >= 0 ? (values[before] as number) : (values[i] as number);
      const right = i < values.length ? (values[i] as number) : left;
      for (let j = before + 1; j < i; j++) {
        const share = before >= 0 && i < values.length ? (j - before) / (i - before) : 0;
        filled[j] = left + share * (right - left);
      }
    }
    before = i;
  }
  return filled;
};
