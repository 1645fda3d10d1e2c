/** Evaluations that may still be spent; shared by every fit of a search. */
export interface Budget {
  left: number;
}

const step = 1e-5;
const firstDamping = 1e-3;
const leastDamping = 1e-9;

/**
 * Levenberg-Marquardt (Marquardt 1963; Nocedal and Wright 2006, 10.3) with residuals differentiated
 * by forward differences: as many evaluations as one gradient takes also give the curvature. Stops
 * when a step gains less than `tolerance`, or the budget ends.
 *
 * @param evaluate a value that falls with the sum of squares of the residuals that it writes;
 *   Infinity where there is none
 * @param rows number of residuals
 */
export const minimiseSquares = (
  evaluate: (at: Float64Array, residuals: Float64Array) => number,
  start: ArrayLike<number>,
  rows: number,
  tolerance: number,
  budget: Budget,
  maxIterations = 40,
): Float64Array => {
  const n = start.length;
  let at: Float64Array = Float64Array.from(start);
  if (n === 0) return at;
  let residuals: Float64Array = new Float64Array(rows);
  let tried: Float64Array = new Float64Array(rows);
  let next: Float64Array = new Float64Array(n);
  const slopes = Array.from({ length: n }, () => new Float64Array(rows));
  const curvature = new Float64Array(n * n);
  const pull = new Float64Array(n);
  const move = new Float64Array(n);
  let value = evaluate(at, residuals);
  let damping = firstDamping;
  budget.left--;

  const differentiate = () => {
    for (let i = 0; i < n; i++) {
      const kept = at[i] as number;
      // Towards zero, where the process is surely stationary.
      const shift = kept > 0 ? -step : step;
      at[i] = kept + shift;
      const slope = slopes[i] as Float64Array;
      evaluate(at, slope);
      at[i] = kept;
      for (let t = 0; t < rows; t++) {
        slope[t] = ((slope[t] as number) - (residuals[t] as number)) / shift;
      }
    }
    budget.left -= n;
    for (let i = 0; i < n; i++) {
      const slope = slopes[i] as Float64Array;
      pull[i] = product(slope, residuals);
      for (let j = 0; j <= i; j++) {
        const together = product(slope, slopes[j] as Float64Array);
        curvature[i * n + j] = together;
        curvature[j * n + i] = together;
      }
    }
  };

  for (let iteration = 0; iteration < maxIterations && budget.left > 0; iteration++) {
    differentiate();
    let gained = 0;
    for (let attempt = 0; attempt < 8 && gained <= 0; attempt++) {
      if (!solveDamped(curvature, pull, damping, move)) break;
      for (let i = 0; i < n; i++) {
        // Farther than 1 in the transformed parameters lies the flat edge of tanh.
        const bounded = Math.max(-1, Math.min(1, move[i] as number));
        next[i] = (at[i] as number) - bounded;
      }
      const reached = evaluate(next, tried);
      budget.left--;
      if (reached < value) {
        gained = value - reached;
        value = reached;
        [at, next] = [next, at];
        [residuals, tried] = [tried, residuals];
        damping = Math.max(leastDamping, damping / 10);
      } else damping *= 10;
    }
    if (!(gained > tolerance)) break;
  }
  return at;
};

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += (a[t] as number) * (b[t] as number);
  return sum;
};

/** Solves (A + damping * diagonal) x = b by Cholesky; false where A is not positive. */
const solveDamped = (
  matrix: Float64Array,
  right: Float64Array,
  damping: number,
  into: Float64Array,
): boolean => {
  const n = right.length;
  const lower = new Float64Array(n * n);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, matrix[i * n + i] as number);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number;
      if (i === j) sum += damping * sum + 1e-12 * largest;
      for (let k = 0; k < j; k++) {
        sum -= (lower[i * n + k] as number) * (lower[j * n + k] as number);
      }
      if (i === j) {
        if (!(sum > 0)) return false;
        lower[i * n + i] = Math.sqrt(sum);
      } else lower[i * n + j] = sum / (lower[j * n + j] as number);
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= (lower[i * n + k] as number) * (into[k] as number);
    into[i] = sum / (lower[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = into[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (lower[k * n + i] as number) * (into[k] as number);
    into[i] = sum / (lower[i * n + i] as number);
  }
  return true;
};
