export interface LbfgsOptions {
  readonly maxIterations?: number;
  /** Stops when no component of the gradient is larger. */
  readonly gradientTolerance?: number;
  /** Stops when a step improves by less than this share. */
  readonly valueTolerance?: number;
  /** Pairs of steps that are remembered. */
  readonly memory?: number;
}

export interface LbfgsResult {
  readonly at: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Limited-memory BFGS (Liu and Nocedal 1989) with a backtracking line search that also asks for the
 * curvature condition by expanding (Nocedal and Wright 2006, ch. 3 and 7).
 *
 * @param evaluate value at a point; writes the gradient into its second argument
 */
export const minimiseLbfgs = (
  evaluate: (at: Float64Array, gradient: Float64Array) => number,
  start: ArrayLike<number>,
  {
    maxIterations = 200,
    gradientTolerance = 1e-5,
    valueTolerance = 1e-9,
    memory = 10,
  }: LbfgsOptions = {},
): LbfgsResult => {
  const n = start.length;
  let at: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(n);
  let value = evaluate(at, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (largest(gradient) <= gradientTolerance) {
      return { at, value, iterations: iteration, converged: true };
    }
    let direction = descend(gradient, steps);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      steps.length = 0;
      direction = gradient.map((g) => -g);
      slope = dot(direction, gradient);
    }
    const first = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    const found = searchLine(evaluate, at, value, direction, slope, first);
    if (!found) {
      if (steps.length > 0) {
        steps.length = 0;
        continue;
      }
      return { at, value, iterations: iteration, converged: false };
    }
    const s = found.at.map((x, i) => x - (at[i] as number));
    const y = found.gradient.map((g, i) => g - (gradient[i] as number));
    const curvature = dot(s, y);
    if (curvature > 1e-12 * dot(y, y)) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > memory) steps.shift();
    }
    const improved = value - found.value;
    ({ at, gradient, value } = found);
    if (improved <= valueTolerance * Math.max(1, Math.abs(value))) {
      return { at, value, iterations: iteration + 1, converged: true };
    }
  }
  return { at, value, iterations: maxIterations, converged: false };
};

const sufficient = 1e-4;
const curvatureShare = 0.9;

const searchLine = (
  evaluate: (at: Float64Array, gradient: Float64Array) => number,
  from: Float64Array,
  value: number,
  direction: Float64Array,
  slope: number,
  first: number,
) => {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let length = first;
  let best: { at: Float64Array; gradient: Float64Array; value: number } | undefined;
  for (let attempt = 0; attempt < 40; attempt++) {
    const at = from.map((x, i) => x + length * (direction[i] as number));
    const gradient = new Float64Array(from.length);
    const reached = evaluate(at, gradient);
    if (!(reached <= value + sufficient * length * slope)) high = length;
    else {
      if (!best || reached < best.value) best = { at, gradient, value: reached };
      if (dot(gradient, direction) >= curvatureShare * slope)
        return { at, gradient, value: reached };
      low = length;
    }
    length = high === Number.POSITIVE_INFINITY ? 2 * length : (low + high) / 2;
  }
  return best;
};

/** The two-loop recursion. */
const descend = (
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array => {
  const q = gradient.map((g) => -g);
  const alphas = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { s, y, rho } = steps[k] as (typeof steps)[number];
    const alpha = rho * dot(s, q);
    alphas[k] = alpha;
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) - alpha * (y[i] as number);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) * scale;
  }
  steps.forEach(({ s, y, rho }, k) => {
    const beta = rho * dot(y, q);
    const weight = (alphas[k] as number) - beta;
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) + weight * (s[i] as number);
  });
  return q;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

const largest = (values: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  return most;
};
