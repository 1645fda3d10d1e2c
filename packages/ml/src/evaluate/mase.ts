/**
 * What a mean absolute scaled error is divided by: the in-sample mean absolute error of the seasonal
 * naive forecast (Hyndman and Koehler 2006). NaN when no two values lie a season apart; 0 when the
 * history repeats itself exactly.
 *
 * @param season in steps; 1 for none
 */
export const naiveScale = (history: ArrayLike<number>, season: number): number => {
  let sum = 0;
  let count = 0;
  for (let i = season; i < history.length; i++) {
    const step = Math.abs((history[i] as number) - (history[i - season] as number));
    if (Number.isNaN(step)) continue;
    sum += step;
    count++;
  }
  return sum / count;
};

/** Mean absolute scaled error; steps whose truth is NaN are left out. */
export const mase = (
  actual: ArrayLike<number>,
  point: ArrayLike<number>,
  scale: number,
): number => {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    const truth = actual[i] as number;
    if (Number.isNaN(truth)) continue;
    sum += Math.abs(truth - (point[i] as number));
    count++;
  }
  return sum / count / scale;
};
