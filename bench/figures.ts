/** The middle of some figures. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** The figure below which `share` (0-1) of them lie. */
export const quantile = (figures: readonly number[], share: number): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const whole = (figure: number): string => Math.round(figure).toLocaleString('en');

/** Prints whether a promise held, and passes it on. */
export const promise = (text: string, held: boolean): boolean => {
  console.log(`  ${held ? 'held' : 'NOT HELD'}: ${text}`);
  return held;
};
