export { type LbfgsOptions, type LbfgsResult, minimiseLbfgs } from './lbfgs.ts';
export { leastSquares } from './least-squares.ts';
export { mean, variance } from './moments.ts';
export { type Minimum, type NelderMeadOptions, nelderMead } from './nelder-mead.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { median, quantile, quantileSorted } from './quantile.ts';
export { createRandom, type Random } from './random.ts';
