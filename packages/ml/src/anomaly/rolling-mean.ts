/** Mean of the newest values, this one included. */
export const createRollingMean = (window: number): ((x: number) => number) => {
  const values = new Float64Array(window);
  let seen = 0;
  return (x) => {
    values[seen % window] = x;
    seen++;
    const filled = Math.min(seen, window);
    let sum = 0;
    for (let i = 0; i < filled; i++) sum += values[i] as number;
    return sum / filled;
  };
};
