/** Shares that add up to 1 from raw scores, one array a class. */
export const softmax = (raw: readonly Float64Array[]): Float64Array[] => {
  const rows = raw[0]?.length ?? 0;
  const most = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  for (const scores of raw) {
    for (let i = 0; i < rows; i++) {
      if ((scores[i] as number) > (most[i] as number)) most[i] = scores[i] as number;
    }
  }
  const total = new Float64Array(rows);
  const shares = raw.map((scores) => {
    const own = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      own[i] = Math.exp((scores[i] as number) - (most[i] as number));
      total[i] = (total[i] as number) + (own[i] as number);
    }
    return own;
  });
  for (const own of shares) {
    for (let i = 0; i < rows; i++) own[i] = (own[i] as number) / (total[i] as number);
  }
  return shares;
};
