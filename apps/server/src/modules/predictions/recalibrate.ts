import type { PredictionKind } from '@pulse/contract';
import { normalQuantile } from '@pulse/ml/numeric';
import type { Ctx } from '../../kernel/ctx.ts';
import { selectBacktestCoverage } from './queries.ts';

const promised = 0.8;
const fewestForecasts = 48;
/** However bad the last days were, an interval changes by no more than this. */
const least = 0.7;
const most = 2;

/**
 * What the intervals of a model are to be multiplied by, so that they hold what they promise: from
 * the share of the truth that they held on the last days, the errors taken to be normal in shape.
 * 1 while too little is known, and for probabilities, which have no truth to hold.
 */
export const wideningOf = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  modelVersion: string,
): Promise<number> => {
  if (kind === 'flooding') return 1;
  const { n, covered } = await selectBacktestCoverage(ctx.db, cityId, kind, modelVersion);
  if (n < fewestForecasts) return 1;
  const held = Math.min(0.98, Math.max(0.2, covered / n));
  const factor = normalQuantile((1 + promised) / 2) / normalQuantile((1 + held) / 2);
  return Math.min(most, Math.max(least, factor));
};

/** An interval made wider or narrower around its point, within what the unit allows. */
export const widen = <S extends { point: number; lower80: number; upper80: number }>(
  kind: PredictionKind,
  step: S,
  factor: number,
): S => ({
  ...step,
  lower80: Math.max(0, step.point - factor * (step.point - step.lower80)),
  upper80: Math.min(
    kind === 'aqi' ? Number.POSITIVE_INFINITY : 1,
    step.point + factor * (step.upper80 - step.point),
  ),
});
