import { quantileSorted } from '../numeric/index.ts';

/** Brings values of any unit to a common one: about 0 in the middle, about 1 a quarter above it. */
export interface RunningScale {
  /** The value in robust deviations from the median, drawn in by asinh; by what came before it. */
  scale(x: number): number;
  /** Undoes `scale` by what is known now. */
  unscale(z: number): number;
  /** Value below which `share` of the past lay; NaN while there is none. */
  usual(share: number): number;
  learn(x: number): void;
}

/** Each reading renews the scale at first, later each fiftieth: it hardly moves any more. */
const renewEvery = 50;
/** A quarter of the values within (normal distribution): the interquartile range in deviations. */
const normalRange = 1.35;
/** For values that hardly ever move: a tenth of the mean distance stands in for the range. */
const distanceShare = 0.1;

export const createRunningScale = (memory: number): RunningScale => {
  const values = new Float64Array(memory);
  let sorted: Float64Array = new Float64Array(0);
  let seen = 0;
  let middle = 0;
  let spread = 1;
  const renew = () => {
    sorted = values.slice(0, Math.min(seen, memory)).sort();
    middle = quantileSorted(sorted, 0.5);
    let distance = 0;
    for (let i = 0; i < sorted.length; i++) distance += Math.abs((sorted[i] as number) - middle);
    const range = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
    const rounding = 1e-9 * Math.abs(middle) + 1e-12;
    spread = Math.max(range / normalRange, (distanceShare * distance) / sorted.length, rounding);
  };
  return {
    scale: (x) => Math.asinh((x - middle) / spread),
    unscale: (z) => middle + spread * Math.sinh(z),
    usual: (share) => quantileSorted(sorted, share),
    learn: (x) => {
      values[seen % memory] = x;
      seen++;
      if (seen < renewEvery || seen % renewEvery === 0) renew();
    },
  };
};
