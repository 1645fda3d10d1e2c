/**
 * The lowest confidence from which on answers are right with the share asked for, judged on rows that
 * the model was not fitted on. Above the highest confidence (that is, 1) when no such level exists.
 *
 * @param targetAccuracy 0-1, of the answers that are kept
 */
export const chooseThreshold = (
  confidence: ArrayLike<number>,
  right: ArrayLike<boolean | number>,
  targetAccuracy: number,
): number => {
  const order = Int32Array.from({ length: confidence.length }, (_, i) => i).sort(
    (a, b) => (confidence[b] as number) - (confidence[a] as number),
  );
  let threshold = 1;
  let rightSoFar = 0;
  for (let kept = 1; kept <= order.length; kept++) {
    const row = order[kept - 1] as number;
    rightSoFar += Number(right[row]);
    const next = confidence[order[kept] as number];
    if (next === confidence[row]) continue;
    if (rightSoFar / kept >= targetAccuracy) threshold = confidence[row] as number;
  }
  return threshold;
};
