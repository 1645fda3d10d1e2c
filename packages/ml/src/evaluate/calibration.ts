/** One bin of a reliability diagram. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly meanConfidence: number;
  readonly accuracy: number;
}

/** Bins of equal width over the confidence in the predicted class. */
export const reliability = (
  confidence: ArrayLike<number>,
  right: ArrayLike<boolean | number>,
  bins = 10,
): ReliabilityBin[] => {
  const n = new Float64Array(bins);
  const confidenceSum = new Float64Array(bins);
  const rightSum = new Float64Array(bins);
  for (let i = 0; i < confidence.length; i++) {
    const value = confidence[i] as number;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(value * bins)));
    n[bin] = (n[bin] as number) + 1;
    confidenceSum[bin] = (confidenceSum[bin] as number) + value;
    rightSum[bin] = (rightSum[bin] as number) + Number(right[i]);
  }
  return Array.from(n, (count, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    n: count,
    meanConfidence: (confidenceSum[bin] as number) / count,
    accuracy: (rightSum[bin] as number) / count,
  }));
};

/** Expected calibration error (Naeini et al. 2015; Guo et al. 2017): 0 is perfect. */
export const calibrationError = (
  confidence: ArrayLike<number>,
  right: ArrayLike<boolean | number>,
  bins = 10,
): number =>
  reliability(confidence, right, bins).reduce(
    (sum, bin) =>
      bin.n === 0
        ? sum
        : sum + (bin.n / confidence.length) * Math.abs(bin.accuracy - bin.meanConfidence),
    0,
  );

/** Accuracy over the `share` of rows whose confidence is highest (selective prediction). */
export const accuracyOfMostConfident = (
  confidence: ArrayLike<number>,
  right: ArrayLike<boolean | number>,
  share: number,
): number => {
  const order = Array.from({ length: confidence.length }, (_, i) => i).sort(
    (a, b) => (confidence[b] as number) - (confidence[a] as number),
  );
  const kept = order.slice(0, Math.max(1, Math.round(share * order.length)));
  return kept.reduce((sum, i) => sum + Number(right[i]), 0) / kept.length;
};
