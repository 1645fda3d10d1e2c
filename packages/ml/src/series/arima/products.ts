/** Sums of products of standardised innovations of every pair of columns, and what follows. */
export interface Products {
  clear(): void;
  /** Adds `share` times each of `now` to the row of column j, leaving out gaps not yet begun. */
  add(j: number, share: number, now: Float64Array, begun: number): void;
  /** Adds the products of whole columns from a row on. */
  addColumns(columns: readonly Float64Array[], from: number): void;
  /**
   * Cholesky with the target last, whose pivot is the sum of squares that the other columns leave.
   *
   * @returns that sum, the log determinant of the gaps' part and how many gaps it could find
   */
  factorise(): { readonly left: number; readonly logGaps: number; readonly found: number };
  /** Coefficients of the columns but the target, after `factorise`; 0 where a column adds nothing. */
  solve(): Float64Array;
  /** L of L L', rows as long as there are columns. */
  readonly triangle: Float64Array;
}

/** Pivots below this share of their column's own square repeat other columns. */
const repeated = 1e-10;

export const createProducts = (count: number, gaps: number, floor: number): Products => {
  const gram = new Float64Array(count * count);
  const triangle = new Float64Array(count * count);
  const solved = new Float64Array(count - 1);
  return {
    triangle,
    clear: () => void gram.fill(0),
    add: (j, share, now, begun) => {
      const at = j * count;
      for (let k = 0; k < begun && k <= j; k++) {
        gram[at + k] = (gram[at + k] as number) + share * (now[k] as number);
      }
      for (let k = gaps; k <= j; k++) {
        gram[at + k] = (gram[at + k] as number) + share * (now[k] as number);
      }
    },
    addColumns: (columns, from) => {
      for (let j = 0; j < count; j++) {
        const column = columns[j] as Float64Array;
        for (let k = 0; k <= j; k++) {
          const other = columns[k] as Float64Array;
          let sum = 0;
          for (let t = from; t < column.length; t++) {
            sum += (column[t] as number) * (other[t] as number);
          }
          gram[j * count + k] = (gram[j * count + k] as number) + sum;
        }
      }
    },
    factorise: () => {
      let logGaps = 0;
      let found = gaps;
      let left = 0;
      for (let j = 0; j < count; j++) {
        for (let k = 0; k <= j; k++) {
          let sum = gram[j * count + k] as number;
          for (let l = 0; l < k; l++) {
            sum -= (triangle[j * count + l] as number) * (triangle[k * count + l] as number);
          }
          if (k < j) {
            const pivot = triangle[k * count + k] as number;
            triangle[j * count + k] = pivot > 0 ? sum / pivot : 0;
          } else if (j === count - 1) {
            left = Math.max(sum, floor);
          } else if (sum > repeated * (gram[j * count + j] as number)) {
            triangle[j * count + j] = Math.sqrt(sum);
            if (j < gaps) logGaps += Math.log(sum);
          } else {
            triangle[j * count + j] = 0;
            if (j < gaps) found--;
          }
        }
      }
      return { left, logGaps, found };
    },
    solve: () => {
      const last = count - 1;
      for (let j = last - 1; j >= 0; j--) {
        const pivot = triangle[j * count + j] as number;
        let sum = triangle[last * count + j] as number;
        for (let k = j + 1; k < last; k++) {
          sum -= (triangle[k * count + j] as number) * (solved[k] as number);
        }
        solved[j] = pivot > 0 ? sum / pivot : 0;
      }
      return solved;
    },
  };
};
