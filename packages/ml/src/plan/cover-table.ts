import type { NursePart } from './nurse-part.ts';

/** Least weight of each number of calls in each cell, at given prices of calls. */
export interface CoverTable {
  /** Nurses lacking by own patients, less the calls that are locked in. */
  readonly lacking: Float64Array;
  /** Where a cell's weights of 0, 1, 2 ... calls more start in `spent`; one longer than cells. */
  readonly starts: Int32Array;
  readonly spent: Float64Array;
}

/** What a source may give in all is in the prices of its calls. */
export const createCoverTable = (
  part: NursePart,
  shortageWeight: number,
  money: number,
  call: Float64Array,
): CoverTable => {
  const cells = part.lacking.length;
  const each = part.sources.map(({ cost }, o) => cost * money + (call[o] as number));
  const order = each
    .map((_, o) => o)
    .filter((o) => (each[o] as number) < shortageWeight)
    .sort((a, b) => (each[a] as number) - (each[b] as number));
  const starts = new Int32Array(cells + 1);
  const lacking = part.lacking.slice();
  const table: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    let spent = 0;
    each.forEach((price, o) => {
      const forced = part.least[o * cells + cell] as number;
      lacking[cell] = (lacking[cell] as number) - forced;
      spent += forced * price;
    });
    table.push(spent);
    for (const o of order) {
      const at = o * cells + cell;
      for (let n = part.least[at] as number; n < (part.most[at] as number); n++) {
        spent += each[o] as number;
        table.push(spent);
      }
    }
    starts[cell + 1] = table.length;
  }
  return { lacking, starts, spent: Float64Array.from(table) };
};

/** Every whole nurse costs less than one missing, so only the last part of one is a question. */
export const weighCover = (
  { lacking, starts, spent }: CoverTable,
  shortageWeight: number,
  cell: number,
  more: number,
): number => {
  const start = starts[cell] as number;
  const need = (lacking[cell] as number) + more;
  if (need <= 1e-9) return spent[start] as number;
  const most = (starts[cell + 1] as number) - start - 1;
  const whole = Math.min(most, Math.floor(need + 1e-9));
  const rest = need - whole;
  const short = (spent[start + whole] as number) + (rest > 0 ? shortageWeight * rest : 0);
  if (whole >= most) return short;
  const one = spent[start + whole + 1] as number;
  return one < short ? one : short;
};

/** Weights of the cells from `first` to before `end`, into `anew`; returns by how much they grew. */
export const weighCells = (
  table: CoverTable,
  shortageWeight: number,
  more: Float64Array,
  first: number,
  end: number,
  known: Float64Array | undefined,
  anew: Float64Array | undefined,
): number => {
  let sum = 0;
  if (!known || !anew) return sum;
  for (let cell = first; cell < end; cell++) {
    const value = weighCover(table, shortageWeight, cell, more[cell] as number);
    anew[cell] = value;
    sum += value - (known[cell] as number);
  }
  return sum;
};
