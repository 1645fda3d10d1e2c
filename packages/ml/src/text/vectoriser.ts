import { type GramRange, hashCharacterGrams, hashWordGrams } from './hash-grams.ts';
import { HashTable } from './hash-table.ts';
import type { SparseMatrix } from './sparse-matrix.ts';
import { wordsOf } from './words-of.ts';

export interface VectoriserOptions {
  /** Runs of words; null for none. */
  readonly words: GramRange | null;
  /** Runs of characters within a word; null for none. */
  readonly characters: GramRange | null;
  /** Whether a count n weighs 1 + ln n instead of n. */
  readonly sublinear: boolean;
  /** Whether the length of a text is one of its words (default not). */
  readonly length?: boolean;
}

/** One kind of gram: the known hashes, ascending, and the inverse document frequency of each. */
export interface GramBlock {
  readonly hashes: Int32Array;
  readonly idf: Float32Array;
}

export interface VectoriserState {
  readonly options: VectoriserOptions;
  readonly words: GramBlock | null;
  readonly characters: GramBlock | null;
}

/** Which words made a value: parallel to the values of a row, first and last word of the gram. */
export interface GramOrigin {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/**
 * TF-IDF with smoothed inverse document frequency ln((1 + n) / (1 + df)) + 1, each block of a row
 * scaled to length one (Salton and Buckley 1988; the defaults of scikit-learn). Columns of words come
 * before those of characters.
 */
export class Vectoriser {
  readonly columns: number;
  readonly state: VectoriserState;
  readonly #words: Block | null;
  readonly #characters: Block | null;

  constructor(state: VectoriserState) {
    this.state = state;
    this.#words = state.words && new Block(state.words, 0);
    const before = state.words?.hashes.length ?? 0;
    this.#characters = state.characters && new Block(state.characters, before);
    this.columns = before + (state.characters?.hashes.length ?? 0);
  }

  /** One row for each text; a text of which nothing is known has an empty row. */
  transform(texts: readonly string[]): SparseMatrix {
    return this.transformWords(texts.map((text) => this.wordsOf(text)));
  }

  /** The text taken apart as this vectoriser wants it. */
  wordsOf(text: string): string[] {
    return wordsOf(text, this.state.options.length ?? false);
  }

  /** As `transform`, for texts that are already taken apart. */
  transformWords(texts: readonly (readonly string[])[]): SparseMatrix {
    const starts = new Int32Array(texts.length + 1);
    const indices: number[] = [];
    const values: number[] = [];
    const { options } = this.state;
    texts.forEach((words, row) => {
      if (this.#words && options.words) {
        const block = this.#words;
        hashWordGrams(words, options.words, (hash) => block.count(hash));
        block.flush(options.sublinear, indices, values);
      }
      if (this.#characters && options.characters) {
        const block = this.#characters;
        hashCharacterGrams(words, options.characters, (hash) => block.count(hash));
        block.flush(options.sublinear, indices, values);
      }
      starts[row + 1] = indices.length;
    });
    return {
      rows: texts.length,
      columns: this.columns,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    };
  }

  /** Every known gram of the words, one entry for each time that it occurs. */
  origins(words: readonly string[]): GramOrigin[] {
    const found: GramOrigin[] = [];
    const visitor = (block: Block) => (hash: number, first: number, last: number) => {
      const column = block.column(hash);
      if (column >= 0) found.push({ column, first, last });
    };
    const { options } = this.state;
    if (this.#words && options.words) hashWordGrams(words, options.words, visitor(this.#words));
    if (this.#characters && options.characters) {
      hashCharacterGrams(words, options.characters, visitor(this.#characters));
    }
    return found;
  }
}

/** Counts the grams of one text at a time; the counts are zero again after each flush. */
class Block {
  readonly #table: HashTable;
  readonly #idf: Float32Array;
  readonly #counts: Int32Array;
  readonly #touched: Int32Array;
  readonly #offset: number;
  #size = 0;

  constructor({ hashes, idf }: GramBlock, offset: number) {
    this.#table = new HashTable(hashes.length);
    for (let i = 0; i < hashes.length; i++) this.#table.set(hashes[i] as number, i);
    this.#idf = idf;
    this.#counts = new Int32Array(hashes.length);
    this.#touched = new Int32Array(hashes.length);
    this.#offset = offset;
  }

  column(hash: number): number {
    const at = this.#table.get(hash);
    return at < 0 ? -1 : at + this.#offset;
  }

  count(hash: number): void {
    const at = this.#table.get(hash);
    if (at < 0) return;
    const before = this.#counts[at] as number;
    if (before === 0) this.#touched[this.#size++] = at;
    this.#counts[at] = before + 1;
  }

  flush(sublinear: boolean, indices: number[], values: number[]): void {
    const touched = this.#touched.subarray(0, this.#size).sort();
    const from = values.length;
    let squares = 0;
    for (let k = 0; k < touched.length; k++) {
      const at = touched[k] as number;
      const count = this.#counts[at] as number;
      const value = (sublinear ? 1 + Math.log(count) : count) * (this.#idf[at] as number);
      this.#counts[at] = 0;
      indices.push(at + this.#offset);
      values.push(value);
      squares += value * value;
    }
    this.#size = 0;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = from; k < values.length; k++) values[k] = (values[k] as number) * scale;
  }
}
