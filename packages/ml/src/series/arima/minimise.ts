/** Evaluations that may still be spent; shared by every fit of a search. */
export interface Budget {
  left: number;
}

const step = 1e-5;
const sufficient = 1e-4;

/**
 * BFGS (Nocedal and Wright 2006, algorithm 6.1) on differences of the function alone, for a handful
 * of parameters and a function that costs little: a line search that only backtracks spends less
 * than one that asks for slopes. Stops when a step gains less than `tolerance`, or the budget ends.
 */
export const minimise = (
  evaluate: (at: Float64Array) => number,
  start: ArrayLike<number>,
  tolerance: number,
  budget: Budget,
  maxIterations = 60,
): { at: Float64Array; value: number } => {
  const n = start.length;
  let at: Float64Array = Float64Array.from(start);
  let value = evaluate(at);
  budget.left--;
  if (n === 0) return { at, value };
  const gradient = new Float64Array(n);
  const differentiate = (point: Float64Array, here: number, into: Float64Array) => {
    for (let i = 0; i < n; i++) {
      const kept = point[i] as number;
      // Towards zero, where the process is surely stationary.
      const move = kept > 0 ? -step : step;
      point[i] = kept + move;
      into[i] = (evaluate(point) - here) / move;
      point[i] = kept;
    }
    budget.left -= n;
  };
  differentiate(at, value, gradient);
  const inverse = new Float64Array(n * n);
  let fresh = true;
  const next = new Float64Array(n);
  const nextGradient = new Float64Array(n);
  const direction = new Float64Array(n);
  const y = new Float64Array(n);
  const hy = new Float64Array(n);
  for (let iteration = 0; iteration < maxIterations && budget.left > 0; iteration++) {
    if (fresh) {
      inverse.fill(0);
      for (let i = 0; i < n; i++) inverse[i * n + i] = 1;
    }
    let slope = 0;
    let longest = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum -= (inverse[i * n + j] as number) * (gradient[j] as number);
      direction[i] = sum;
      slope += sum * (gradient[i] as number);
      longest = Math.max(longest, Math.abs(sum));
    }
    if (!(slope < 0)) {
      if (fresh) break;
      fresh = true;
      continue;
    }
    // No step longer than 1 in the transformed parameters: beyond lies the flat edge of tanh.
    let length = Math.min(1, 1 / longest);
    let reached = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 20; attempt++) {
      for (let i = 0; i < n; i++) {
        next[i] = (at[i] as number) + length * (direction[i] as number);
      }
      reached = evaluate(next);
      budget.left--;
      if (reached <= value + sufficient * length * slope) break;
      reached = Number.POSITIVE_INFINITY;
      length *= attempt === 0 ? 0.5 : 0.25;
    }
    if (reached === Number.POSITIVE_INFINITY) {
      if (fresh) break;
      fresh = true;
      continue;
    }
    const gained = value - reached;
    if (gained < tolerance && !fresh) {
      return { at: Float64Array.from(next), value: reached };
    }
    differentiate(next, reached, nextGradient);
    let sy = 0;
    let yy = 0;
    for (let i = 0; i < n; i++) {
      const change = (nextGradient[i] as number) - (gradient[i] as number);
      y[i] = change;
      sy += change * ((next[i] as number) - (at[i] as number));
      yy += change * change;
    }
    if (sy > 1e-12 * yy) {
      if (fresh) for (let i = 0; i < n; i++) inverse[i * n + i] = sy / yy;
      let yhy = 0;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += (inverse[i * n + j] as number) * (y[j] as number);
        hy[i] = sum;
        yhy += sum * (y[i] as number);
      }
      const share = (1 + yhy / sy) / sy;
      for (let i = 0; i < n; i++) {
        const si = (next[i] as number) - (at[i] as number);
        for (let j = 0; j < n; j++) {
          const sj = (next[j] as number) - (at[j] as number);
          inverse[i * n + j] =
            (inverse[i * n + j] as number) +
            share * si * sj -
            ((hy[i] as number) * sj + si * (hy[j] as number)) / sy;
        }
      }
      fresh = false;
    }
    at = Float64Array.from(next);
    value = reached;
    gradient.set(nextGradient);
  }
  return { at, value };
};
