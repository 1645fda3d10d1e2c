import type { PredictionDetail, PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { kinds, levelOf } from './kinds.ts';
import { asDrivers, presentHeads } from './present-head.ts';
import { selectHead, selectSteps } from './queries.ts';
import { readRecent } from './read-signals.ts';

export interface GetPredictionInput {
  readonly kind: PredictionKind;
  readonly area?: string | undefined;
  readonly lat?: number | undefined;
  readonly lng?: number | undefined;
}

/**
 * One ward's forecast in full.
 *
 * @throws DomainError `outside_city` for a place in no ward, `not_found` while there is no forecast
 */
export const getPrediction = async (
  ctx: Ctx,
  input: GetPredictionInput,
): Promise<PredictionDetail> => {
  const areaId = input.area ?? locate(ctx, input);
  const head = await selectHead(ctx.db, input.kind, areaId);
  if (head === undefined) {
    throw new DomainError('not_found', 'There is no forecast of this for this ward.', {
      remedy: 'Forecasts appear a minute after the first measurements. Try again then.',
    });
  }
  const [steps, recent, presented] = await Promise.all([
    selectSteps(ctx.db, head),
    readRecent(ctx, head),
    presentHeads(ctx, [head]),
  ]);
  const about = presented[0];
  if (about === undefined) throw new DomainError('not_found', 'This ward is no longer on the map.');
  const peak = steps.find((step) => step.targetAt.getTime() === head.peakAt.getTime());
  return {
    ...about,
    steps: steps.map(({ targetAt, point, lower80, upper80 }) => ({
      targetAt: targetAt.toISOString(),
      point,
      lower80: lower80 ?? point,
      upper80: upper80 ?? point,
      level: levelOf(input.kind, point),
    })),
    recent: recent.map(({ at, value }) => ({ at: at.toISOString(), value })),
    drivers: asDrivers(peak?.drivers),
    scale: kinds[input.kind].scale,
  };
};

const locate = (ctx: Ctx, { lat, lng }: GetPredictionInput): string => {
  const area = ctx.geography.locate({ lat: lat ?? Number.NaN, lng: lng ?? Number.NaN });
  if (area) return area.id;
  throw new DomainError('outside_city', 'This place is in none of the wards.', {
    remedy: 'Choose a ward by name.',
  });
};
