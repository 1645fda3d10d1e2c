import type { ActionPlan } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { citiesOf, hospitalScope, isInScope } from '../hospitals/index.ts';
import { currentPlan } from './current-plan.ts';
import { loadState, type PlanSources } from './load-state.ts';
import { newestPlan } from './queries.ts';
import { coordinate } from './solve/coordinate.ts';
import { storePlan } from './store-plan.ts';

export interface MakePlanInput {
  readonly city?: string | undefined;
  /** Why: forecast, gathering, observation, decision, asked; the first of a city is `first`. */
  readonly trigger: string;
}

/**
 * Makes the plan of a city anew from the newest forecasts, resources and decisions.
 *
 * @throws DomainError `busy` while one is being made, `unavailable` while nothing is forecast
 */
export const makePlan = async (
  ctx: Ctx,
  sources: PlanSources,
  { city, trigger }: MakePlanInput,
): Promise<ActionPlan> => {
  const scope = hospitalScope(ctx.actor);
  const cityIds = await citiesOf(ctx.db, scope);
  const cityId = city ?? ctx.config.defaultCityId;
  // A city without a hospital of theirs is to a planner like one that does not exist.
  if (cityIds !== 'all' && !cityIds.includes(cityId)) throw nothingForecast();
  await write(ctx, async (tx) => {
    await holdCity(tx, cityId);
    const state = await loadState(ctx, cityId, sources);
    // Also where it is forecast of others' hospitals alone: who asks could not read the plan.
    if (!state?.hospitals.some(({ id }) => isInScope(scope, id))) throw nothingForecast();
    const made = await coordinate(state, sources.solve);
    const isFirst = (await newestPlan(tx, cityId)) === undefined;
    return storePlan(ctx, tx, made, isFirst ? 'first' : trigger);
  });
  const { plan } = await currentPlan(ctx, { city: cityId });
  if (plan === null) throw new Error('a plan was lost as it was made');
  return plan;
};

const nothingForecast = () =>
  new DomainError('unavailable', 'Nothing is forecast yet that could be planned for.', {
    remedy: 'Wait until the forecasts of the hospitals are there.',
    retryAfterSeconds: 60,
  });

/** Held until the transaction ends: two plans of a city at once would propose everything twice. */
const holdCity = async (tx: Tx, cityId: string): Promise<void> => {
  const { rows } = await sql<{ held: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtext(${`plan of ${cityId}`})) AS held`.execute(tx);
  if (rows[0]?.held === true) return;
  throw new DomainError('busy', 'A plan for this city is being made just now.', {
    remedy: 'Wait some seconds, then look at the newest plan.',
    retryAfterSeconds: 10,
  });
};
