/** Steps in a row that are missing. */
export interface Gap {
  readonly from: Date;
  /** The end of the last step that is missing. */
  readonly to: Date;
  readonly hours: number;
}

const hourMs = 3_600_000;

/**
 * The runs of steps that nothing was measured in.
 *
 * @param begins when each step that is expected begins, in milliseconds, in order
 * @param stepMs how long the last one is; each other ends where the next begins
 */
export const findGaps = (
  begins: readonly number[],
  stepMs: number,
  isMeasured: (beginMs: number) => boolean,
): Gap[] => {
  const gaps: Gap[] = [];
  let fromMs: number | undefined;
  const close = (toMs: number) => {
    if (fromMs === undefined) return;
    const hours = Math.round((toMs - fromMs) / hourMs);
    gaps.push({ from: new Date(fromMs), to: new Date(toMs), hours });
    fromMs = undefined;
  };
  for (const beginMs of begins) {
    if (isMeasured(beginMs)) close(beginMs);
    else fromMs ??= beginMs;
  }
  const last = begins.at(-1);
  if (last !== undefined) close(last + stepMs);
  return gaps;
};
