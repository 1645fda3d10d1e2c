/**
 * Modified offered load of arrivals that change with time and stays that are exponential: R solves
 * R' = lambda(t) - R / meanStay, so beds fill and empty after the arrivals, not with them (Jennings,
 * Mandelbaum, Massey and Whitt 1996). Exact within a step of constant arrivals.
 *
 * @param arrivals per step
 * @param meanStay in steps
 * @param initial taken at the beginning; without it, as if the first step had always been
 * @returns load at the end of each step
 */
export const offeredLoad = (
  arrivals: Float64Array,
  meanStay: number,
  initial = (arrivals[0] ?? 0) * meanStay,
): Float64Array => {
  const staying = Math.exp(-1 / meanStay);
  const loads = new Float64Array(arrivals.length);
  let load = initial;
  for (let step = 0; step < arrivals.length; step += 1) {
    const settled = (arrivals[step] as number) * meanStay;
    load = settled + (load - settled) * staying;
    loads[step] = load;
  }
  return loads;
};

/**
 * Servers by the square-root rule s(t) = R(t) + beta sqrt R(t) (Yom-Tov and Mandelbaum 2014),
 * rounded up.
 *
 * @param beta quality of service; about 1 is both good and thrifty
 */
export const squareRootStaffing = (load: number, beta: number): number =>
  load <= 0 ? 0 : Math.ceil(load + beta * Math.sqrt(load));
