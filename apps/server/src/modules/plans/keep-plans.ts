import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { lastGatheringChange } from '../gatherings/index.ts';
import type { PlanSources } from './load-state.ts';
import { makePlan } from './make-plan.ts';
import { hasMoved } from './moved.ts';
import { newestOccupancy } from './queries.ts';

const minuteMs = 60_000;
/** Plans follow each other no faster, but after a gathering was changed. */
const restMs = 2 * minuteMs;
const oldestMs = 360 * minuteMs;

/**
 * Makes a city's plan anew where that is due: there is none, a gathering was changed and the
 * forecasts know of it, they moved by more than a little, or the plan is six hours old.
 *
 * @returns whether a plan was made
 * @throws DomainError `busy` when a gathering waits for the plan that is being made
 */
export const keepPlan = async (
  ctx: Ctx,
  sources: PlanSources,
  cityId: string,
): Promise<boolean> => {
  const trigger = await dueBecause(ctx, sources, cityId);
  if (trigger === undefined) return false;
  try {
    await makePlan(ctx, sources, { city: cityId, trigger });
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // The plan that is being made may not know of the gathering: the queue asks again.
    if (error.code === 'busy' && trigger === 'gathering') throw error;
    // Somebody else is making one, or nothing is forecast: both end by themselves.
    if (error.code === 'busy' || error.code === 'unavailable') return false;
    throw error;
  }
};

const dueBecause = async (
  ctx: Ctx,
  { loadDemand }: PlanSources,
  cityId: string,
): Promise<string | undefined> => {
  const newest = await newestOccupancy(ctx.db, cityId);
  if (newest === undefined) return 'first';
  const ageMs = ctx.clock.now().getTime() - newest.madeAt.getTime();
  const changedAt = await lastGatheringChange(ctx.db, cityId);
  // What changed while the last plan was being solved is not in it.
  const isGathering = changedAt !== null && changedAt > newest.forecastMadeAt;
  if (ageMs < restMs && !isGathering) return undefined;
  if (ageMs >= oldestMs) return 'forecast';
  const demand = await loadDemand(ctx, cityId, 'all');
  if (isGathering && demand.some(({ madeAt }) => madeAt >= changedAt)) return 'gathering';
  return ageMs >= restMs && hasMoved(demand, newest) ? 'forecast' : undefined;
};
