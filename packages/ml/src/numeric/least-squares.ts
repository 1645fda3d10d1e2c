/**
 * Least squares by Householder QR (Golub and Van Loan 2013, 5.2-5.3), with column pivots so that
 * columns which add nothing get the coefficient 0.
 *
 * @param columns design matrix, one array a column, each as long as `target`
 * @param ridge added to the squared loss as `ridge * sum of squared coefficients`
 */
export const leastSquares = (
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  ridge = 0,
): Float64Array => {
  const p = columns.length;
  const extra = ridge > 0 ? p : 0;
  const n = target.length + extra;
  const work = columns.map((column, j) => {
    const filled = new Float64Array(n);
    filled.set(Float64Array.from(column));
    if (extra > 0) filled[target.length + j] = Math.sqrt(ridge);
    return filled;
  });
  const right = new Float64Array(n);
  right.set(Float64Array.from(target));
  const order = work.map((_, j) => j);
  const rank = Math.min(n, p);
  const diagonal = new Float64Array(p);
  let kept = 0;
  let largestNorm = 0;
  for (let k = 0; k < rank; k++) {
    const pivot = longestColumn(work, order, k);
    [order[k], order[pivot]] = [order[pivot] as number, order[k] as number];
    const column = work[order[k] as number] as Float64Array;
    const norm = normFrom(column, k);
    largestNorm = Math.max(largestNorm, norm);
    if (norm <= 1e-11 * largestNorm || norm === 0) break;
    const head = column[k] as number;
    const alpha = head > 0 ? -norm : norm;
    column[k] = head - alpha;
    diagonal[k] = alpha;
    const squared = norm * norm - head * alpha;
    for (let j = k + 1; j < p; j++)
      reflect(column, work[order[j] as number] as Float64Array, k, squared);
    reflect(column, right, k, squared);
    kept = k + 1;
  }
  const solved = new Float64Array(p);
  for (let k = kept - 1; k >= 0; k--) {
    let sum = right[k] as number;
    for (let j = k + 1; j < kept; j++) {
      const other = order[j] as number;
      sum -= ((work[other] as Float64Array)[k] as number) * (solved[other] as number);
    }
    solved[order[k] as number] = sum / (diagonal[k] as number);
  }
  return solved;
};

const normFrom = (column: Float64Array, from: number): number => {
  let sum = 0;
  for (let i = from; i < column.length; i++) sum += (column[i] as number) ** 2;
  return Math.sqrt(sum);
};

const longestColumn = (work: Float64Array[], order: number[], from: number): number => {
  let pivot = from;
  let longest = -1;
  for (let j = from; j < order.length; j++) {
    const norm = normFrom(work[order[j] as number] as Float64Array, from);
    if (norm > longest * (1 + 1e-12)) {
      longest = norm;
      pivot = j;
    }
  }
  return pivot;
};

const reflect = (vector: Float64Array, column: Float64Array, from: number, squared: number) => {
  let sum = 0;
  for (let i = from; i < column.length; i++) sum += (vector[i] as number) * (column[i] as number);
  const factor = sum / squared;
  for (let i = from; i < column.length; i++) {
    column[i] = (column[i] as number) - factor * (vector[i] as number);
  }
};
