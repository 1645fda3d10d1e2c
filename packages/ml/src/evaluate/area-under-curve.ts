/**
 * Area under the ROC curve as the Mann-Whitney statistic; ties count half. NaN when only one class
 * is there.
 *
 * @param positive 1 or true for rows of the positive class
 */
export const areaUnderCurve = (
  scores: ArrayLike<number>,
  positive: ArrayLike<boolean | number>,
): number => {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[a] as number) - (scores[b] as number),
  );
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    const score = scores[order[i] as number];
    while (end < order.length && scores[order[end] as number] === score) end++;
    const rank = (i + end + 1) / 2;
    for (; i < end; i++) {
      if (!positive[order[i] as number]) continue;
      positives++;
      rankSum += rank;
    }
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
};
