import { fitIsolationForest, type IsolationForest } from '../forest/index.ts';

/** How few random splits set the newest stretch of a series apart from those before it. */
export interface StretchIsolation {
  /** Judges the stretch that ends in z by a forest of those before it; NaN before there is one. */
  isolation(z: number): number;
}

const trees = 50;
/** Readings before the first forest, and between one and the next. */
const firstAt = 100;
const renewEvery = 500;
/** Readings that a forest learns from, the newest. */
const memory = 2000;

/**
 * Isolation forest (Liu, Ting and Zhou 2008) on stretches of a stream, grown anew as the stream goes
 * on (Ding and Fei 2013 do so with a sliding window). The same stream gives the same forests.
 */
export const createStretchIsolation = (length: number): StretchIsolation => {
  const values = new Float64Array(memory + length);
  const stretch = new Float64Array(length);
  let seen = 0;
  let forest: IsolationForest | undefined;
  const valueAt = (index: number): number => values[index % values.length] as number;
  const grow = (): void => {
    const first = Math.max(length, seen - memory);
    const columns = Array.from({ length }, (_, back) =>
      Float64Array.from({ length: seen - first }, (_, i) => valueAt(first + i - back)),
    );
    forest = fitIsolationForest(columns, { trees });
  };
  return {
    isolation: (z) => {
      if (seen === firstAt || (seen > firstAt && seen % renewEvery === 0)) grow();
      values[seen % values.length] = z;
      seen++;
      if (forest === undefined) return Number.NaN;
      for (let back = 0; back < length; back++) stretch[back] = valueAt(seen - 1 - back);
      return forest.scoreRow(stretch);
    },
  };
};
