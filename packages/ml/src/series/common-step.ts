/** The most common distance between neighbouring times, in their unit; NaN for fewer than two. */
export const commonStep = (times: ArrayLike<number>): number => {
  const counts = new Map<number, number>();
  for (let i = 1; i < times.length; i++) {
    const distance = (times[i] as number) - (times[i - 1] as number);
    if (distance > 0) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  let most = 0;
  let step = Number.NaN;
  for (const [distance, count] of counts) {
    if (count > most || (count === most && distance < step)) {
      most = count;
      step = distance;
    }
  }
  return step;
};
