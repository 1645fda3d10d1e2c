import { leastSquares } from '../numeric/index.ts';
import type { FeatureSet } from './lag-features.ts';
import type { TrainingRows } from './training-rows.ts';

/** A linear model of the lag features; what is recent counts less the further ahead. */
export interface LinearLags {
  readonly middle: Float64Array;
  readonly width: Float64Array;
  readonly used: Int32Array;
  readonly clip: Float64Array;
  readonly coefficients: Float64Array;
  readonly fade: number;
}

/** Deviations at which features are cut; holidays are rare, so theirs are many. */
const clip = 4;
const rareClip = 12;
const rounds = 3;
/** The penalty on a coefficient weighs as much as so many different truths. */
const penaltyTruths = 10;

/**
 * Ridge regression made robust by reweighting towards least absolute errors (Schlossmacher 1973).
 * Features are standardised and cut at four deviations, missing ones stand at their middle.
 */
export const fitLinearLags = (
  { columns, target, weight, ahead }: TrainingRows,
  features: Pick<FeatureSet, 'names' | 'groups'>,
  horizon: number,
  truths: number,
): LinearLags => {
  const n = target.length;
  const used = Int32Array.from(
    features.groups.flatMap((group, i) => (isAmount(group, features.names[i] ?? '') ? [i] : [])),
  );
  const middle = new Float64Array(used.length);
  const width = new Float64Array(used.length);
  used.forEach((f, j) => {
    const [m, w] = robustMoments(columns[f] as Float64Array);
    middle[j] = m;
    width[j] = w;
  });
  const clips = Float64Array.from(used, (f) =>
    features.groups[f] === 'holidays' ? rareClip : clip,
  );
  const fade = Math.max(1.5, horizon / 6);
  const p = 2 * used.length + 2;
  const design = Array.from({ length: p }, () => new Float64Array(n));
  const cells = new Float64Array(p);
  const row = new Float64Array(columns.length);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < used.length; j++) {
      const f = used[j] as number;
      row[f] = (columns[f] as Float64Array)[i] as number;
    }
    expand(row, ahead[i] as number, { used, middle, width, clip: clips, fade }, cells);
    for (let j = 0; j < p; j++) (design[j] as Float64Array)[i] = cells[j] as number;
  }
  const rowWeight = Float64Array.from(weight);
  const penalty = 0.001 * n + (penaltyTruths * n) / Math.max(1, Math.min(n, truths));
  let coefficients: Float64Array = new Float64Array(p);
  for (let round = 0; round < rounds; round++) {
    coefficients = solveRidge(design, target, rowWeight, penalty);
    if (round === rounds - 1) break;
    let total = 0;
    const size = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let fitted = 0;
      for (let j = 0; j < p; j++) {
        fitted += (coefficients[j] as number) * ((design[j] as Float64Array)[i] as number);
      }
      size[i] = Math.abs((target[i] as number) - fitted);
      total += size[i] as number;
    }
    const typical = total / n + 1e-12;
    for (let i = 0; i < n; i++) {
      rowWeight[i] = (weight[i] as number) / Math.max(0.3, (size[i] as number) / typical);
    }
  }
  return { used, middle, width, clip: clips, coefficients, fade };
};

/** In the units of the training target. `cells` is scratch of length `coefficients`. */
export const applyLinearLags = (
  model: LinearLags,
  row: Float64Array,
  ahead: number,
  cells: Float64Array,
): number => {
  expand(row, ahead, model, cells);
  let sum = 0;
  for (let j = 0; j < cells.length; j++)
    sum += (cells[j] as number) * (model.coefficients[j] as number);
  return sum;
};

/** What each feature adds, in the units of the training target; the constant is left out. */
export const explainLinearLags = (
  model: LinearLags,
  row: Float64Array,
  ahead: number,
): [feature: number, amount: number][] => {
  const cells = new Float64Array(model.coefficients.length);
  expand(row, ahead, model, cells);
  return Array.from(model.used, (feature, j) => [
    feature,
    (cells[2 * j] as number) * (model.coefficients[2 * j] as number) +
      (cells[2 * j + 1] as number) * (model.coefficients[2 * j + 1] as number),
  ]);
};

/** Codes such as the weekday have no slope; amounts have. */
const isAmount = (group: string, name: string): boolean => {
  if (group === 'recent level' || group === 'same time before') return true;
  if (group === 'season of year') return name.includes('last year');
  if (group === 'holidays') return !name.startsWith('days ');
  if (name.startsWith('spread') || name.startsWith('size')) return true;
  return group.startsWith('known') || group.startsWith('observed');
};

const expand = (
  row: Float64Array,
  ahead: number,
  {
    used,
    middle,
    width,
    clip: clips,
    fade,
  }: Pick<LinearLags, 'used' | 'middle' | 'width' | 'clip' | 'fade'>,
  cells: Float64Array,
): void => {
  const near = Math.exp(-(ahead - 1) / fade);
  for (let j = 0; j < used.length; j++) {
    const raw = row[used[j] as number] as number;
    let z = (raw - (middle[j] as number)) * (width[j] as number);
    const limit = clips[j] as number;
    if (Number.isNaN(z)) z = 0;
    else if (z > limit) z = limit;
    else if (z < -limit) z = -limit;
    cells[2 * j] = z;
    cells[2 * j + 1] = z * near;
  }
  cells[2 * used.length] = 1;
  cells[2 * used.length + 1] = near;
};

/** Mean and inverse deviation of what lies between the 1st and 99th percentile; inverse 0 if none. */
const robustMoments = (column: Float64Array): [number, number] => {
  const sorted = column.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n < 10) return [0, 0];
  const low = sorted[Math.floor(0.01 * (n - 1))] as number;
  const high = sorted[Math.ceil(0.99 * (n - 1))] as number;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const value = Math.max(low, Math.min(high, sorted[i] as number));
    sum += value;
    squares += value * value;
  }
  const mean = sum / n;
  const deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
  return [mean, deviation > 1e-9 * (Math.abs(mean) + 1e-9) ? 1 / deviation : 0];
};

/** Weighted normal equations; the last two columns, constants, are not penalised. */
const solveRidge = (
  design: readonly Float64Array[],
  target: Float64Array,
  weight: Float64Array,
  penalty: number,
): Float64Array => {
  const p = design.length;
  const n = target.length;
  const gram = Array.from({ length: p }, () => new Float64Array(p));
  const right = new Float64Array(p);
  const weighted = new Float64Array(n);
  for (let a = 0; a < p; a++) {
    const left = design[a] as Float64Array;
    for (let i = 0; i < n; i++) weighted[i] = (left[i] as number) * (weight[i] as number);
    for (let b = a; b < p; b++) {
      const other = design[b] as Float64Array;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (weighted[i] as number) * (other[i] as number);
      (gram[a] as Float64Array)[b] = sum;
      (gram[b] as Float64Array)[a] = sum;
    }
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (weighted[i] as number) * (target[i] as number);
    right[a] = sum;
    const diagonal = gram[a] as Float64Array;
    diagonal[a] = (diagonal[a] as number) + (a < p - 2 ? penalty : 1e-9);
  }
  return leastSquares(gram, right);
};
